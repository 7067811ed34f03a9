"""The network: a small sentence encoder with heads for what a provision carries and how strongly."""

from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel


class Network(nn.Module):
    """Encodes context and provision together; reads the provision's own tokens and its context apart.

    Args:
        base: folder of the base model.
        dropout: share of pooled features dropped in training.
    """

    def __init__(self, base: Path, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="eager", add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.classes = nn.Linear(2 * width, 16)
        self.carries = nn.Linear(2 * width, 1)
        self.strength = nn.Linear(2 * width, 4)
        self.strength_of_class = nn.Parameter(torch.zeros(16, 4))
        self.likeness = nn.Linear(width, width)

    def forward(self, ids, mask, part):
        """Read a batch.

        Args:
            ids, mask, part: token ids, 1 for tokens (0 for padding), 1 for the provision's own tokens;
                each of shape (batch, length).

        Returns:
            logits of the sixteen classes (batch, 16), of "carries anything" (batch,), of the strengths
            (batch, 16, 4), and an embedding of what the provision is about (batch, width), by which cases are
            compared: what tells the classes apart throws away much of that.
        """
        states = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=part).last_hidden_state
        own = _mean(states, mask * part)
        around = _mean(states, mask * (1 - part))
        features = self.dropout(torch.cat([own, around], dim=-1))
        strengths = self.strength(features)[:, None, :] + self.strength_of_class
        return self.classes(features), self.carries(features)[:, 0], strengths, self.likeness(own)


def _mean(states, mask):
    weights = mask.unsqueeze(-1).to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1)
