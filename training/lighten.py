"""Make a trained network lighter: take out of each layer the heads and features that its answers need least.

    python training/lighten.py build/c.pt build/d.pt --heads 8 --features 1024 --out build/light.pt   # of their mean

What a head or a feature is worth is how far the logits would move without it, on a sample of training rows. What stays
is fitted to make up for what went. Let it learn from the network as it was afterwards (``imitate.py``).
"""

import random
from collections import defaultdict
from functools import partial
from pathlib import Path

import torch
from command import kept_rows, network_of, options
from course import BATCH, batch_of, encode, tokenizer
from network import Network

SAMPLE = 4800  # training rows on which worth is measured
_TOKENS = 300  # of a batch, to which what stays is fitted
_RIDGE = 1e-3  # of the mean square of what flows in: keeps a fit from leaning on features that hardly vary

Weights = dict[str, torch.Tensor]


class Flow:
    """What flows into the products that gather heads or features, and what each of these is worth.

    Attributes:
        moved: name of a product -> how far the logits move without each of its inputs, (inputs,).
    """

    def __init__(self, network: Network) -> None:
        self.moved: dict[str, torch.Tensor] = defaultdict(lambda: torch.zeros(()))
        self._seen: dict[str, list[torch.Tensor]] = defaultdict(list)
        self._mask = torch.zeros(())
        self._network = network
        self._head = network.head_size
        for name, module in network.named_modules():
            if ".layer." in name and name.endswith("output.dense"):
                module.register_forward_hook(lambda _, given, __, name=name: self._follow(name, given[0]))

    def see(self, ids: torch.Tensor, mask: torch.Tensor, part: torch.Tensor) -> None:
        """Take a batch into account."""
        self._mask = mask
        classes, carries, *_ = self._network(ids, mask, part)
        logits = torch.cat([classes, carries[:, None]], dim=1)
        # The expected square of a random sum of them is the sum of their squares.
        (logits * torch.randn_like(logits)).sum().backward()

    def of(self, name: str) -> torch.Tensor:
        """A sample of the rows that flowed into a product, (n, inputs)."""
        return torch.cat(self._seen[name])

    def _follow(self, name: str, given: torch.Tensor) -> None:
        held = given.detach()
        given.register_hook(partial(self._weigh, name, held))
        rows = held[self._mask > 0]
        self._seen[name].append(rows[torch.randperm(len(rows))[:_TOKENS]])

    def _weigh(self, name: str, given: torch.Tensor, slope: torch.Tensor) -> None:
        moves = (given * slope).sum(1)  # (rows, inputs)
        if is_attention(name):
            moves = moves.unflatten(1, (-1, self._head)).sum(2).repeat_interleave(self._head, dim=1)
        self.moved[name] = self.moved[name] + moves.square().sum(0)


def is_attention(name: str) -> bool:
    """True of the product that gathers heads, and not features."""
    return ".attention." in name


def feeding(name: str) -> list[str]:
    """The products that make what the product ``name`` gathers."""
    own = name.removesuffix("output.dense")
    return [f"{own}self.{part}" for part in ("query", "key", "value")] if is_attention(name) else [f"{own}intermediate.dense"]


def fitted(given: torch.Tensor, wanted: torch.Tensor, first: torch.Tensor, bias: torch.Tensor) -> tuple:
    """Weight and bias by which ``given`` comes nearest to ``wanted``, not far from a first guess.

    Args:
        given, wanted: (n, inputs) and (n, outputs).
        first, bias: (outputs, inputs) and (outputs,).
    """
    given = torch.cat([given, torch.ones(len(given), 1)], dim=1).double()
    guess = torch.cat([first, bias[:, None]], dim=1).double()
    together = given.T @ given
    together = together + _RIDGE * together.diagonal().mean() * torch.eye(len(together), dtype=together.dtype)
    made = guess + torch.linalg.solve(together, given.T @ (wanted - given @ guess.T)).T
    return made[:, :-1].float().contiguous(), made[:, -1].float().contiguous()


def lighter(network: Network, flow: Flow, heads: int, features: int) -> Weights:
    """The weights with so many heads and features a layer."""
    state, made = network.state_dict(), dict(network.state_dict())
    for name, moved in flow.moved.items():
        kept = moved.argsort(descending=True, stable=True)
        kept = kept[: heads * network.head_size if is_attention(name) else features].sort().values
        for feeder in feeding(name):
            made[f"{feeder}.weight"], made[f"{feeder}.bias"] = (state[f"{feeder}.{x}"][kept].clone() for x in ("weight", "bias"))
        weight, bias, given = state[f"{name}.weight"], state[f"{name}.bias"], flow.of(name)
        made[f"{name}.weight"], made[f"{name}.bias"] = fitted(given[:, kept], given @ weight.T + bias, weight[:, kept], bias)
        print(f"{name}: {moved[kept].sum() / moved.sum():.1%} of the worth stays", flush=True)
    return made


def main() -> None:
    """Read the command line and make the weights lighter."""
    asked = options(__doc__)
    asked.add_argument("weights", type=Path, nargs="+")
    asked.add_argument("--heads", type=int, default=8)
    asked.add_argument("--features", type=int, default=1024)
    given = asked.parse_args()
    torch.manual_seed(0)
    network, rows = network_of(given.weights), kept_rows(given)
    flow = Flow(network)
    encoded = encode(random.Random(0).sample(rows, min(SAMPLE, len(rows))), tokenizer())
    encoded.sort(key=lambda row: len(row[0]))
    for at in range(0, len(encoded), BATCH):
        flow.see(*batch_of(encoded[at : at + BATCH]))
    with torch.no_grad():
        torch.save(lighter(network, flow, given.heads, given.features), given.out)


if __name__ == "__main__":
    main()
