"""From trained weights to the files that the package ships: a small ONNX model, its tokenizer and a card.

    python training/export.py build/reader.pt --out policycheck/reading/trained

The vocabulary is cut to the pieces that English policy texts use; the weights of the layers become 8 bits in
blocks of 32, with activations quantized row by row as they run, so that what stands beside a provision in
its batch cannot change its reading. With ``--integers`` the products run in integers instead, with scales fixed
on a sample of training rows (``graph.py``): several times as fast, a little coarser. Calibrate again after it.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import torch
from graph import Watch, reader
from network import Network
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from rows import read_rows, training_files
from torch import nn
from train import BASE, batch_of, encode, tokenizer

from policycheck.reading.encoding import context_text, provision_text

KEEP_PIECES = 16000  # the commonest pieces; single characters and special tokens always stay
_BLOCK = 32
_SAMPLE = 512  # training rows on which the scales of the integers are fixed


class _Runnable(nn.Module):
    """The network as it runs: one output a row, ready for ONNX."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids, mask, part):
        classes, _, strengths, own = self.network(ids, mask, part)
        return classes, strengths, nn.functional.normalize(own, dim=-1)


def kept_pieces() -> list[str]:
    """The pieces of the cut vocabulary, in the order of their new ids."""
    tokens = tokenizer()
    vocabulary = sorted(tokens.get_vocab().items(), key=lambda item: item[1])
    seen: Counter[str] = Counter()
    for path in training_files():
        for row in read_rows(path):
            for text in (context_text(row.provision), provision_text(row.provision)):
                seen.update(tokens.encode(text, add_special_tokens=False).tokens)
    rank = {piece: number for number, (piece, _) in enumerate(vocabulary)}
    always = [piece for piece, _ in vocabulary if piece.startswith("[") or len(piece.removeprefix("##")) == 1]
    always = [p for p in always if not p.startswith("[unused")]
    # after the pieces of our own texts, the base vocabulary's order: it stands by frequency
    wanted = [p for p, _ in vocabulary if p in seen] + [p for p, _ in vocabulary if p not in seen]
    chosen = list(dict.fromkeys([*always, *(p for p in wanted if p.isascii() and not p.startswith("[unused"))]))
    return sorted(chosen[:KEEP_PIECES], key=rank.__getitem__)


def cut_tokenizer(pieces: list[str]) -> str:
    """The tokenizer file with the cut vocabulary."""
    loaded = json.loads((BASE / "tokenizer.json").read_text(encoding="utf-8"))
    numbers = {piece: number for number, piece in enumerate(pieces)}
    loaded["model"]["vocab"] = numbers
    for added in loaded["added_tokens"]:
        added["id"] = numbers[added["content"]]
    loaded["post_processor"] = loaded["padding"] = loaded["truncation"] = None
    return json.dumps(loaded, ensure_ascii=False)


def cut_embeddings(network: Network, pieces: list[str]) -> None:
    """Keep the rows of the embedding that the cut vocabulary needs."""
    old = tokenizer().get_vocab()
    table = network.encoder.embeddings.word_embeddings
    kept = nn.Embedding(len(pieces), table.embedding_dim, padding_idx=0)
    kept.weight.data = table.weight.data[[old[piece] for piece in pieces]].clone()
    network.encoder.embeddings.word_embeddings = kept


def to_onnx(network: Network, path: Path) -> None:
    """Write the network as ONNX in full precision."""
    ids = torch.ones(2, 8, dtype=torch.long)
    torch.onnx.export(
        _Runnable(network).eval(),
        (ids, torch.ones_like(ids), torch.ones_like(ids)),
        str(path),
        input_names=["ids", "mask", "part"],
        output_names=["classes", "strengths", "embedding"],
        dynamic_axes={name: {0: "rows", 1: "tokens"} for name in ("ids", "mask", "part")},
        opset_version=17,
        dynamo=False,
    )


def quantize(path: Path, out: Path) -> None:
    """Weights of the layers to 8 bits in blocks; the table of embeddings to 8 bits a row."""
    quantizer = MatMulNBitsQuantizer(str(path), bits=8, block_size=_BLOCK, is_symmetric=True, accuracy_level=4)
    quantizer.process()
    model = quantizer.model.model
    _quantize_embedding(model)
    onnx.save_model(model, str(out))


def _quantize_embedding(model: onnx.ModelProto) -> None:
    """Look up 8-bit rows and their scale instead of full ones."""
    tables = {t.name: t for t in model.graph.initializer if len(t.dims) == 2 and t.dims[0] > 8000}
    for table in tables.values():
        node = next(n for n in model.graph.node if n.op_type == "Gather" and n.input[0] == table.name)
        full = onnx.numpy_helper.to_array(table)
        scale = np.maximum(np.abs(full).max(axis=1, keepdims=True), 1e-8) / 127
        rows = onnx.numpy_helper.from_array(np.round(full / scale).astype(np.int8), f"{table.name}_8")
        scales = onnx.numpy_helper.from_array(scale.astype(np.float32), f"{table.name}_scale")
        model.graph.initializer.extend([rows, scales])
        model.graph.initializer.remove(table)
        at = list(model.graph.node).index(node)
        ids, out, base = node.input[1], node.output[0], node.name or "embedding"
        new = [
            onnx.helper.make_node("Gather", [rows.name, ids], [f"{base}_r"]),
            onnx.helper.make_node("Cast", [f"{base}_r"], [f"{base}_f"], to=onnx.TensorProto.FLOAT),
            onnx.helper.make_node("Gather", [scales.name, ids], [f"{base}_s"]),
            onnx.helper.make_node("Mul", [f"{base}_f", f"{base}_s"], [out]),
        ]
        model.graph.node.remove(node)
        for offset, made in enumerate(new):
            model.graph.node.insert(at + offset, made)


def watched(network: Network) -> Watch:
    """What flows through the network, its vocabulary not yet cut, on a fixed sample of training rows."""
    rows = [row for path in training_files() for row in read_rows(path)]
    torch.set_num_threads(1)  # row by row, more threads only wait for one another
    watch = Watch(network)
    with torch.no_grad():
        for row in encode(random.Random(0).sample(rows, min(_SAMPLE, len(rows))), tokenizer()):
            network(*(part[:, : len(row[0])] for part in batch_of([row])))
    return watch


def main() -> None:
    """Read the command line and export."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("weights", type=Path)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--integers", action="store_true", help="products in integers, for speed")
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    network = Network(BASE)
    network.load_state_dict(torch.load(given.weights))
    network.eval()
    watch = watched(network) if given.integers else None
    pieces = kept_pieces()
    cut_embeddings(network, pieces)
    if watch:
        onnx.save_model(reader(network, watch), str(given.out / "reader.onnx"))
    else:
        full = given.weights.with_suffix(".onnx")
        to_onnx(network, full)
        quantize(full, given.out / "reader.onnx")
    (given.out / "tokenizer.json").write_text(cut_tokenizer(pieces), encoding="utf-8", newline="\n")
    print(f"{(given.out / 'reader.onnx').stat().st_size / 1e6:.1f} MB, {len(pieces)} pieces")


if __name__ == "__main__":
    main()
