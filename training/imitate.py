"""Let a lighter network learn from the heavier one that it was made of: its states and its answers, beside the labels.

    python training/imitate.py build/light.pt --teacher build/c.pt build/d.pt --out build/e.pt

Beside labelled rows it reads made-up ones, of which only the teacher's word is known: what the teacher makes of a sentence
is worth learning whether or not anybody would write it.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from command import kept_rows, network_of, options
from course import Batch, Course, Epoch, tokenizer
from network import Network
from rows import Row
from torch.nn import functional
from train import Lessons, loss_of, vary

EPOCHS, RATE = 3, 1.2e-4
LABELS_COUNT = 0.3  # the teacher knows the labels, and how sure to be of them
STATES_COUNT = 2.0
MADE_UP = 0.5  # rows made up for a labelled one
_OTHER_LEAD_IN, _OTHER_WORDS, _LEAST_WORDS = 0.25, 0.25, 4


def made_up(rows: Sequence[Row], count: int, draw: random.Random) -> list[Row]:
    """Provisions under the headings of others, some with another's lead-in or with words of two."""
    led = [row.provision.lead_in for row in rows if row.provision.lead_in]
    made = []
    for _ in range(count):
        row, other = draw.choice(rows), draw.choice(rows).provision
        provision = replace(row.provision, heading=other.heading)
        if led and draw.random() < _OTHER_LEAD_IN:
            provision = replace(provision, lead_in=draw.choice(led))
        if draw.random() < _OTHER_WORDS:
            first, second = provision.text.split(), draw.choice(rows).provision.text.split()
            words = first[: draw.randint(0, len(first))] + second[draw.randint(0, len(second)) :]
            if len(words) >= _LEAST_WORDS:
                provision = replace(provision, text=" ".join(words))
        made.append(replace(row, provision=provision, title=""))
    return made


def imitation_loss(own: tuple, teacher: tuple, part: torch.Tensor) -> torch.Tensor:
    """How far a network stands from its teacher.

    Args:
        own, teacher: states and answers of both, as ``Network.states_and_answers`` gives them.
        part: 1 for the tokens whose states are compared, (batch, length).
    """
    (states, answers), (taught_states, taught) = own, teacher
    apart = torch.zeros(())
    for ours, theirs in zip(states[1:], taught_states[1:], strict=True):
        ours, theirs = ours[part > 0].float(), theirs[part > 0].float()
        # A few features vary a hundred times as much as the others: each counts by how much it varies.
        apart = apart + ((ours - theirs) / (theirs.std(0) + 1e-3)).square().mean() / (len(states) - 1)
    classes, _, strengths, likeness, glances = (answer.float() for answer in answers)
    taught_classes, _, taught_strengths, taught_likeness, taught_glances = (answer.float() for answer in taught)
    cross = functional.binary_cross_entropy_with_logits
    said = cross(classes, taught_classes.sigmoid(), reduction="none").sum(1).mean()
    grades = functional.kl_div(strengths.log_softmax(-1), taught_strengths.softmax(-1), reduction="none").sum(-1).mean()
    alike = 1 - functional.cosine_similarity(likeness, taught_likeness).mean()
    return STATES_COUNT * apart + said + 0.1 * grades + alike + cross(glances, taught_glances.sigmoid())


def imitate(network: Network, teacher: Network, labelled: list[Row], seed: int, epochs: int, rate: float) -> Network:
    """Train ``network`` to do as ``teacher`` does. Nothing is dropped: the teacher keeps it from learning rows by heart."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    lessons = Lessons.of(labelled, tokenizer())
    known, count = len(lessons.rows), int(MADE_UP * len(labelled))

    def epoch() -> Epoch:
        rows = [vary(row, draw) for row in lessons.rows + made_up(lessons.rows, count, draw)]
        return rows, [*lessons.drawn(draw), *range(known, known + count)]

    def loss(chosen: list[int], batch: Batch) -> torch.Tensor:
        with torch.autocast("cpu", torch.bfloat16):
            own = network.states_and_answers(*batch)
            with torch.no_grad():
                shown = teacher.states_and_answers(*batch)
        sure = [at for at, i in enumerate(chosen) if i < known]
        apart = imitation_loss(own, shown, batch[2])
        if not sure:
            return apart
        targets = (part[[chosen[at] for at in sure]] for part in (lessons.classes, lessons.strengths, lessons.alike))
        return apart + LABELS_COUNT * loss_of([answer[sure] for answer in own[1]], *targets)

    return Course(network, rate, epochs, len(lessons) + count).learn(epoch, loss, draw)


def main() -> None:
    """Read the command line and train."""
    asked = options(__doc__, EPOCHS, RATE, seed=20)
    asked.add_argument("start", type=Path, nargs="+", help="the lighter weights, or several whose mean is meant")
    asked.add_argument("--teacher", type=Path, nargs="+", required=True)
    given = asked.parse_args()
    network, teacher = network_of(given.start), network_of(given.teacher)
    learned = imitate(network, teacher, kept_rows(given), given.seed, given.epochs, given.rate)
    torch.save(learned.state_dict(), given.out)


if __name__ == "__main__":
    main()
