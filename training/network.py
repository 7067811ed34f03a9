"""The network: a small sentence encoder with heads for what a provision carries and how strongly."""

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel

GLANCES = (0, 1, 3)  # layers after which a glance may drop a provision; 0 is the words before any layer
GLANCE_WIDTH = 96
NEAR_WIDTH = 128  # of what a token and its neighbours make together
DROPOUT = 0.1  # share of features dropped in training


class Network(nn.Module):
    """Encodes context and provision together; reads the provision's own tokens and its context apart.

    Args:
        base: folder of the base model.
        seed: of what is dropped in training.
    """

    def __init__(self, base: Path, seed: int = 0) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base, attn_implementation="eager", add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        width = self.encoder.config.hidden_size
        draws = np.random.Generator(np.random.SFC64(seed))
        _drop_by_bytes(self.encoder, draws)
        self.dropout = Dropout(DROPOUT, draws)
        self.classes = nn.Linear(2 * width, 16)
        self.carries = nn.Linear(2 * width, 1)
        self.strength = nn.Linear(2 * width, 4)
        self.strength_of_class = nn.Parameter(torch.zeros(16, 4))
        self.likeness = nn.Linear(width, width)
        self.glances = nn.ModuleList(Glance(width, near=layer == 0) for layer in GLANCES)

    def load(self, state: dict[str, torch.Tensor]) -> None:
        """Take weights over; those of a lighter network (``lighten.py``) make this one as light."""
        for name, module in self.encoder.named_modules(prefix="encoder"):
            if isinstance(module, nn.Linear):
                weight = state[f"{name}.weight"]
                module.out_features, module.in_features = weight.shape
                module.weight, module.bias = nn.Parameter(weight.clone()), nn.Parameter(state[f"{name}.bias"].clone())
        self.load_state_dict(state)

    @property
    def head_size(self) -> int:
        """Features of a head."""
        return self.encoder.config.hidden_size // self.encoder.config.num_attention_heads

    def forward(self, ids, mask, part):
        """Read a batch: what ``states_and_answers`` answers."""
        return self.states_and_answers(ids, mask, part)[1]

    def states_and_answers(self, ids, mask, part):
        """Read a batch.

        Args:
            ids, mask, part: token ids, 1 for tokens (0 for padding), 1 for the provision's own tokens;
                each of shape (batch, length).

        Returns:
            the states after the embedding and after each layer, each (batch, length, width); and the answers:
            logits of the sixteen classes (batch, 16), of "carries anything" (batch,), of the strengths
            (batch, 16, 4), an embedding of what the provision is about (batch, width), by which cases are
            compared: what tells the classes apart throws away much of that; and the logits of "carries anything"
            at each glance (batch, glances), from the first layers alone, by which most provisions need no more.
        """
        read = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=part, output_hidden_states=True)
        states = read.last_hidden_state
        own = _mean(states, mask * part)
        around = _mean(states, mask * (1 - part))
        features = self.dropout(torch.cat([own, around], dim=-1))
        strengths = self.strength(features)[:, None, :] + self.strength_of_class
        glances = [glance(read.hidden_states[layer], mask, part) for layer, glance in zip(GLANCES, self.glances, strict=True)]
        answers = (
            self.classes(features),
            self.carries(features)[:, 0],
            strengths,
            self.likeness(own),
            torch.cat(glances, 1),
        )
        return read.hidden_states, answers


class Glance(nn.Module):
    """A quick judgement whether a provision carries anything.

    Args:
        width: of the states.
        near: see each token with its neighbours, for states in which no layer has brought them together yet.
    """

    def __init__(self, width: int, near: bool) -> None:
        super().__init__()
        self.near = nn.Linear(width, 3 * NEAR_WIDTH, bias=False) if near else None
        self.first = nn.Linear(2 * width + (NEAR_WIDTH if near else width), GLANCE_WIDTH)
        self.second = nn.Linear(GLANCE_WIDTH, 1)

    def forward(self, states, mask, part):
        """From the means of the own and of the other tokens and the greatest of the own ones: (batch, 1)."""
        own, seen = mask * part, states
        if self.near is not None:
            sides = functional.pad(self.near(states) * mask.unsqueeze(-1), (0, 0, 1, 1)).chunk(3, dim=-1)
            seen = sum(side[:, at : at + states.shape[1]] for at, side in enumerate(sides))
        greatest = seen.masked_fill(own.unsqueeze(-1) == 0, -1e4).amax(1)
        glanced = torch.cat([_mean(states, own), _mean(states, mask * (1 - part)), greatest], dim=-1)
        return self.second(torch.relu(self.first(glanced)))


class Dropout(nn.Module):
    """Dropout that draws a byte for each feature: torch's own draws take a quarter of a step on a processor.

    Args:
        share: of the features that are dropped, to a 256th.
        draws: where the bytes come from.
    """

    def __init__(self, share: float, draws: np.random.Generator) -> None:
        super().__init__()
        self.least = round(share * 256)
        self.draws = draws

    def forward(self, features):
        """Features of any shape; in training some are 0 and the others larger."""
        if not self.training:
            return features
        drawn = torch.frombuffer(bytearray(self.draws.bytes(features.numel())), dtype=torch.uint8).view(features.shape)
        return features * ((drawn >= self.least).to(features.dtype) / (1 - self.least / 256))


def _drop_by_bytes(module: nn.Module, draws: np.random.Generator) -> None:
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout) and child.p:
            setattr(module, name, Dropout(child.p, draws))
        else:
            _drop_by_bytes(child, draws)


def _mean(states, mask):
    weights = mask.unsqueeze(-1).to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1)
