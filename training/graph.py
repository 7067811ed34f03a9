"""The network as an ONNX graph of our own making: 8-bit products, exact in any company.

Weights are 7-bit integers a column (products of 8 and 7 bits add up exactly on every processor, also where
pairs are added in 16 bits), activations 8-bit integers with scales that were fixed in training. Rows of a
batch have one length and no padding. So the reading of a row depends on nothing but the row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import onnx
import torch
from network import GLANCES
from onnx import TensorProto, helper, numpy_helper

_OPSET, _IR = 17, 8
_OURS = "com.microsoft"  # onnxruntime's own operators, part of every build of it
_MOST_WEIGHT = 63
_QUANTILES = (1e-5, 1 - 1e-5)
_PLACES = 192  # positions kept: more than the tokens of any row
_BALANCE = 0.5  # how much of a channel's width the activations hand to the weights


class Watch:
    """Collects what flows into the products of a network, in full precision, on a sample."""

    def __init__(self, network: torch.nn.Module) -> None:
        self.seen: dict[str, list[np.ndarray]] = {}
        self._draw = np.random.default_rng(0)
        for name, module in network.named_modules():
            if isinstance(module, torch.nn.Linear) and (".layer." in name or name.endswith(".near")):
                module.register_forward_hook(lambda _, given, __, name=name: self._note(name, given[0]))

    def _note(self, name: str, given: torch.Tensor) -> None:
        rows = given.detach().reshape(-1, given.shape[-1]).numpy()
        self.seen.setdefault(name, []).append(rows[self._draw.permutation(len(rows))[:64]])

    def of(self, name: str) -> np.ndarray:
        """The rows that flowed into a layer."""
        return np.concatenate(self.seen[name])


@dataclass
class Graph:
    """Nodes and their constants, as they are put together."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, np.ndarray] = field(default_factory=dict)

    def node(self, kind: str, given: Sequence[str], out: str, domain: str = "", **attributes) -> str:
        """Add a node with one output; its name is the output's."""
        self.nodes.append(helper.make_node(kind, list(given), [out], name=out, domain=domain, **attributes))
        return out

    def constant(self, name: str, value: np.ndarray) -> str:
        """Add a constant."""
        self.constants[name] = value
        return name

    def model(self, inputs: Sequence[tuple[str, int, list]], outputs: Sequence[str]) -> onnx.ModelProto:
        """The finished model."""
        graph = helper.make_graph(
            self.nodes,
            "reader",
            [helper.make_tensor_value_info(name, kind, shape) for name, kind, shape in inputs],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
            [numpy_helper.from_array(value, name) for name, value in self.constants.items()],
        )
        made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_OURS, 1)])
        made.ir_version = _IR
        return made


def embed(graph: Graph, state: dict[str, np.ndarray]) -> str:
    """Token ids and parts to the first states: the table of words has 8 bits a row."""
    prefix = "encoder.embeddings."
    words = state[f"{prefix}word_embeddings.weight"]
    scale = np.maximum(np.abs(words).max(1, keepdims=True), 1e-8) / 127
    graph.constant("words", np.round(words / scale).astype(np.int8))
    graph.constant("words_scale", scale.astype(np.float32))
    graph.constant("places", state[f"{prefix}position_embeddings.weight"][:_PLACES])
    graph.constant("parts", state[f"{prefix}token_type_embeddings.weight"])
    graph.constant("start", np.array([0], np.int64))
    graph.node("Gather", ["words", "ids"], "word_8")
    graph.node("Cast", ["word_8"], "word_32", to=TensorProto.FLOAT)
    graph.node("Gather", ["words_scale", "ids"], "word_scale")
    graph.node("Mul", ["word_32", "word_scale"], "word")
    graph.node("Gather", ["parts", "part"], "of_part")
    graph.node("Shape", ["ids"], "length", start=1, end=2)
    graph.node("Slice", ["places", "start", "length", "start"], "place")
    graph.node("Add", ["word", "of_part"], "embedded")
    graph.node("Add", ["embedded", "place"], "placed")
    return _norm(graph, state, "placed", f"{prefix}LayerNorm", "states0")


def _norm(graph: Graph, state: dict[str, np.ndarray], given: str, prefix: str, out: str) -> str:
    weight = graph.constant(f"{out}_weight", state[f"{prefix}.weight"])
    bias = graph.constant(f"{out}_bias", state[f"{prefix}.bias"])
    return graph.node("LayerNormalization", [given, weight, bias], out, epsilon=1e-12)


@dataclass(frozen=True)
class Eight:
    """What flows into products, in 8 bits: its name, and what turns it back.

    Attributes:
        name: of the integers.
        scale, zero: names of the scale and of the integer that stands for zero.
        factor: by which each channel was divided before, so that wide and narrow ones share a scale.
    """

    name: str
    scale: str
    zero: str
    factor: np.ndarray


def _eight(graph: Graph, given: str, weight: np.ndarray, sample: np.ndarray, even: bool) -> Eight:
    """Turn ``given`` into integers; the scale comes from a sample of it, with wide channels made even if asked."""
    source, factor = given, np.ones(len(weight), np.float32)
    if even:
        wide = np.maximum(np.abs(sample).max(0), 1e-5) ** _BALANCE
        narrow = np.maximum(np.abs(weight).max(1), 1e-5) ** (1 - _BALANCE)
        factor = (wide / narrow).astype(np.float32)
        source = graph.node("Mul", [given, graph.constant(f"{given}_even", 1 / factor)], f"{given}_evened")
    low, high = np.quantile(sample / factor, _QUANTILES)
    scale = np.float32((high - low) / 255)
    zero = np.uint8(np.clip(np.round(-low / scale), 0, 255))
    names = graph.constant(f"{given}_scale", np.array(scale)), graph.constant(f"{given}_zero", np.array(zero))
    return Eight(graph.node("QuantizeLinear", [source, *names], f"{given}_8"), *names, factor)


def _product(graph: Graph, given: Eight, weight: np.ndarray, bias: np.ndarray, out: str) -> str:
    """``given @ weight + bias`` in integers, back in full precision."""
    seven, columns = _seven(graph, given, weight, out)
    bias_name = graph.constant(f"{out}_bias", bias.astype(np.float32))
    names = [given.name, seven, given.scale, columns, given.zero, "", bias_name]
    return graph.node("MatMulIntegerToFloat", names, out, domain=_OURS)


def _seven(graph: Graph, given: Eight, weight: np.ndarray, out: str) -> tuple[str, str]:
    """Constants of a weight in 7 bits a column and of the scales of its columns."""
    weight = weight * given.factor[:, None]
    columns = np.maximum(np.abs(weight).max(0), 1e-8) / _MOST_WEIGHT
    return (
        graph.constant(f"{out}_weight", np.round(weight / columns).astype(np.int8)),
        graph.constant(f"{out}_columns", columns.astype(np.float32)),
    )


def layer(graph: Graph, state: dict[str, np.ndarray], watch: Watch, number: int, head_size: int) -> str:
    """One layer of the encoder, from ``states{number}`` to ``states{number + 1}``."""
    prefix, at, own = f"encoder.encoder.layer.{number}.", f"states{number}", f"l{number}_"
    three = [f"{prefix}attention.self.{name}" for name in ("query", "key", "value")]
    weight = np.concatenate([state[f"{name}.weight"].T for name in three], axis=1)
    eight = _eight(graph, at, weight, watch.of(three[0]), even=True)
    seven, columns = _seven(graph, eight, weight, f"{own}three")
    bias = graph.constant(f"{own}three_bias", np.concatenate([state[f"{name}.bias"] for name in three]))
    names = [eight.name, seven, bias, eight.scale, columns, "", eight.zero]
    graph.node("QAttention", names, f"{own}seen", domain=_OURS, num_heads=weight.shape[1] // 3 // head_size)
    _dense(graph, state, watch, f"{own}seen", f"{prefix}attention.output.dense", f"{own}out")
    graph.node("Add", [f"{own}out", at], f"{own}sum")
    _norm(graph, state, f"{own}sum", f"{prefix}attention.output.LayerNorm", f"{own}mid")
    _dense(graph, state, watch, f"{own}mid", f"{prefix}intermediate.dense", f"{own}wide", even=True)
    graph.node("Gelu", [f"{own}wide"], f"{own}gelu", domain=_OURS)
    _dense(graph, state, watch, f"{own}gelu", f"{prefix}output.dense", f"{own}back")
    graph.node("Add", [f"{own}back", f"{own}mid"], f"{own}sum2")
    return _norm(graph, state, f"{own}sum2", f"{prefix}output.LayerNorm", f"states{number + 1}")


def _dense(
    graph: Graph, state: dict[str, np.ndarray], watch: Watch, given: str, name: str, out: str, even: bool = False
) -> str:
    weight = state[f"{name}.weight"].T
    return _product(graph, _eight(graph, given, weight, watch.of(name), even), weight, state[f"{name}.bias"], out)


def shares(graph: Graph) -> None:
    """The provision's own tokens and those around it, each as shares of their mean: (rows, 1, tokens)."""
    graph.constant("last", np.array([-1], np.int64))
    graph.constant("second", np.array([1], np.int64))
    graph.constant("whole", np.array(1, np.float32))
    graph.node("Cast", ["part"], "own", to=TensorProto.FLOAT)
    graph.node("Sub", ["whole", "own"], "around")
    for name in ("own", "around"):
        graph.node("ReduceSum", [name, "last"], f"{name}_count")
        graph.node("Div", [name, f"{name}_count"], f"{name}_share")
        graph.node("Unsqueeze", [f"{name}_share", "second"], f"{name}_row")
    graph.node("Concat", ["own_row", "around_row"], "shares", axis=1)


def glance(graph: Graph, state: dict[str, np.ndarray], watch: Watch, states: str, number: int) -> str:
    """The logit of "carries anything" from both means and the greatest of the own tokens; the name of the output."""
    shares(graph)
    graph.constant("flat", np.array([0, -1], np.int64))
    graph.constant("far", np.array(1e4, np.float32))
    graph.node("MatMul", ["shares", states], "means")
    graph.node("Reshape", ["means", "flat"], "mean_row")
    graph.node("Mul", ["around", "far"], "hidden")
    graph.node("Unsqueeze", ["hidden", "last"], "hidden_column")
    seen = states if f"glances.{number}.near.weight" not in state else _near(graph, state, watch, states, number)
    graph.node("Sub", [seen, "hidden_column"], "own_states")
    graph.node("ReduceMax", ["own_states"], "greatest", axes=[1], keepdims=0)
    graph.node("Concat", ["mean_row", "greatest"], "glanced", axis=1)
    graph.node("Relu", [_linear(graph, state, "glanced", f"glances.{number}.first", "first_thought")], "thought")
    return _linear(graph, state, "thought", f"glances.{number}.second", "glance")


def _near(graph: Graph, state: dict[str, np.ndarray], watch: Watch, states: str, number: int) -> str:
    """Each token with the one before it and the one after it."""
    name = f"glances.{number}.near"
    weight = state[f"{name}.weight"].T
    third = weight.shape[1] // 3
    eight = _eight(graph, states, weight, watch.of(name), even=True)
    _product(graph, eight, weight, np.zeros(weight.shape[1]), "sides")
    graph.node("Pad", ["sides", graph.constant("margins", np.array([0, 1, 0, 0, 1, 0], np.int64))], "padded")
    graph.constant("thirds", np.array([third, third, third], np.int64))
    sides = ["left", "here", "right"]
    graph.nodes.append(helper.make_node("Split", ["padded", "thirds"], sides, axis=2))
    shifted = []
    for at, side in enumerate(sides):
        begin = graph.constant(f"{side}_begin", np.array([at], np.int64))
        end = graph.constant(f"{side}_end", np.array([at - 2 or np.iinfo(np.int64).max], np.int64))
        shifted.append(graph.node("Slice", [side, begin, end, "second"], f"{side}_shifted"))
    graph.node("Add", shifted[:2], "two")
    return graph.node("Add", ["two", shifted[2]], "near")


def heads(graph: Graph, state: dict[str, np.ndarray], states: str) -> None:
    """Means of the provision's own states and of those around it to logits and the embedding, in full precision."""
    width = state["classes.weight"].shape[1] // 2
    shares(graph)
    graph.constant("flat", np.array([0, -1], np.int64))
    graph.constant("grades", state["strength_of_class"][None])
    graph.constant("halves", np.array([width, width], np.int64))
    graph.node("MatMul", ["shares", states], "means")
    graph.node("Reshape", ["means", "flat"], "features")
    _linear(graph, state, "features", "classes", "classes")
    _linear(graph, state, "features", "strength", "grade")
    graph.node("Unsqueeze", ["grade", "second"], "grade_row")
    graph.node("Add", ["grade_row", "grades"], "strengths")
    graph.nodes.append(helper.make_node("Split", ["features", "halves"], ["own_mean", "around_mean"], axis=1))
    _linear(graph, state, "own_mean", "likeness", "like")
    graph.node("LpNormalization", ["like"], "embedding", axis=1, p=2)


def _linear(graph: Graph, state: dict[str, np.ndarray], given: str, name: str, out: str) -> str:
    weight = graph.constant(f"{name}_weight", np.ascontiguousarray(state[f"{name}.weight"].T))
    graph.node("MatMul", [given, weight], f"{out}_bare")
    return graph.node("Add", [f"{out}_bare", graph.constant(f"{name}_bias", state[f"{name}.bias"])], out)


def reader(network: torch.nn.Module, watch: Watch) -> list[onnx.ModelProto]:
    """The network in parts, so that a provision which plainly carries nothing costs only the first of them.

    Returns:
        for each glance, what leads from ids, or from the states before, to the states that it looks at and the logit
        of "carries anything"; and at last what leads to classes, strengths and embedding. All are given the parts too;
        ids and parts are (rows, tokens) without padding.
    """
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    config = network.encoder.config
    part = ("part", TensorProto.INT64, ["rows", "tokens"])
    given = ("ids", TensorProto.INT64, ["rows", "tokens"])
    made, layers = [], [0, *GLANCES, config.num_hidden_layers]
    for number, (begin, end) in enumerate(pairwise(layers)):
        graph, states = Graph(), f"states{begin}"
        if not number:
            states = embed(graph, state)
        for at in range(begin, end):
            states = layer(graph, state, watch, at, network.head_size)
        if number == len(GLANCES):
            heads(graph, state, states)
            outputs = ["classes", "strengths", "embedding"]
        else:
            outputs = [states, glance(graph, state, watch, states, number)]
        made.append(graph.model([given, part], outputs))
        given = (states, TensorProto.FLOAT, ["rows", "tokens", config.hidden_size])
    return made
