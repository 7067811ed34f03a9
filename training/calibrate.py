"""Fit what each kind of evidence counts, on provisions that the weights did not see.

    python training/calibrate.py policycheck/reading/trained --folds 5 --fold 3

The groups of one fold were left out of training. On them: log-odds of the sixteen classes from the reader's logit and
the cues (one weight each over all classes, a bias a class), the probability from which something is a finding (the
least at which micro-F1 is within a hundredth of its best) or a question, the similarity from which the nearest case
names the criterion (on held cases of the rubric, which nothing was fitted to), and for each glance the logit below
which a provision is dropped. Writes ``weighing.json`` beside the model and prints what it found.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from command import fold_of
from rows import CLASSES, Row, read_rows, training_files
from sklearn.linear_model import LogisticRegression

from policycheck.reading.cues import Cues
from policycheck.reading.decide import EVEN
from policycheck.reading.encoder import Encoder
from policycheck.reading.heard import Heard
from policycheck.reading.lexicon import Lexicon
from policycheck.reading.names import name_matches
from policycheck.reading.nearest import NearestCases
from policycheck.reading.passage import lay_out
from policycheck.reading.provisions import provision_alone
from policycheck.reading.silence import speaks
from policycheck.reading.weighing import Weighing, rivals
from policycheck.rubric import load_rubric

QUESTION_SHARE = 0.75  # of the odds of a finding: below that nobody is asked
GLANCE_LOSES = (0.002, 0.001, 0.001)  # of the provisions with a finding or a question, at each glance
F1_KEPT = 0.99  # of the best micro-F1
LIKE_PRECISION = 0.6  # the nearest criterion is named where it is right at least this often, of about a dozen


def evidence(rows: list[Row], encoder: Encoder) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Logits and labels of each row and class, each (n, 16); its cues (n, 2, 16)."""
    rubric = load_rubric()
    lexicon = Lexicon.of_rubric(rubric)
    cues, scans = Cues(rubric, lexicon), {}
    heard = []
    for row in rows:
        passage = lay_out(row.provision, lexicon, scans)
        heard.append(Heard(cues.read(passage) + name_matches(passage, rubric)).flags())
    scores = encoder.read([row.provision for row in rows])
    labels = np.stack([row.target()[0] for row in rows])
    return scores.classes, np.array(heard), labels


def fit(logits: np.ndarray, cues: np.ndarray, labels: np.ndarray) -> dict:
    """Fit the weights."""
    sure, hinted = cues[:, 0], cues[:, 1]
    features = np.stack([logits, sure, hinted, rivals(sure + hinted)], axis=-1).reshape(-1, 4)
    classes = np.tile(np.eye(16), (len(logits), 1))
    model = LogisticRegression(C=3.0, max_iter=2000, fit_intercept=False)
    model.fit(np.hstack([features, classes]), labels.reshape(-1))
    reader, cue, hint, rival, *bias = model.coef_[0]
    return {
        "bias": [round(float(value), 3) for value in bias],
        "reader": round(float(reader), 3),
        "cue": round(float(cue), 3),
        "hint": round(float(hint), 3),
        "rival": round(float(-rival), 3),
    }


def log_odds(said: np.ndarray, labels: np.ndarray) -> float:
    """Log-odds that what was said is right."""
    right = float(labels[said > 0].sum())
    return round(float(np.log(max(right, 1) / max(said.sum() - right, 1))), 2)


def called(chances: np.ndarray, threshold: float) -> np.ndarray:
    """What is called a finding: likely enough, and the other stance by far less likely. Shape (n, 16)."""
    return (chances >= threshold) & (rivals(chances) < EVEN * chances)


def figures(said: np.ndarray, labels: np.ndarray) -> dict[str, float]:
    """Micro precision, recall and F1, macro-F1, and the share of unlabelled rows that raise a finding."""
    hits, extra, missed = (said & (labels > 0)).sum(0), (said & (labels == 0)).sum(0), (~said & (labels > 0)).sum(0)
    empty = labels.sum(1) == 0
    return {
        "precision": hits.sum() / max(hits.sum() + extra.sum(), 1),
        "recall": hits.sum() / max(hits.sum() + missed.sum(), 1),
        "f1": 2 * hits.sum() / max(2 * hits.sum() + extra.sum() + missed.sum(), 1),
        "macro": float(np.mean(2 * hits / np.maximum(2 * hits + extra + missed, 1))),
        "false alarms": said[empty].any(1).mean(),
    }


def finding_threshold(chances: np.ndarray, labels: np.ndarray) -> float:
    """The least probability at which micro-F1 is next to its best.

    F1 is nearly flat over a tenth or more. What is wrongly called can be seen and put aside; what is missed cannot.
    """
    tried = np.arange(0.2, 0.7, 0.01)
    f1 = np.array([figures(called(chances, threshold), labels)["f1"] for threshold in tried])
    return float(tried[f1 >= F1_KEPT * f1.max()].min())


def like_threshold(encoder: Encoder) -> tuple[float, float, float]:
    """The closeness from which the nearest criterion is named; how often it is right there, and the share named.

    Asked are the held cases of the rubric, which nothing was fitted to; compared with are the others.
    """
    rubric = load_rubric()
    known = [c.model_copy(update={"cases": [k for k in c.cases if not k.held]}) for c in rubric.criteria]
    nearest = NearestCases(rubric.model_copy(update={"criteria": tuple(known)}), encoder)
    asked = [(c, k) for c in rubric.criteria for k in c.cases if k.held and k.says != "nothing"]
    vectors = encoder.read([provision_alone(k.text, k.lead_in, k.heading, k.before) for _, k in asked]).embeddings
    judged = []
    for (criterion, case), vector in zip(asked, vectors, strict=True):
        found = nearest.of(criterion.principle, case.says, vector)
        if found:
            judged.append((found.closeness, found.criterion.id == criterion.id))
    print(f"nearest criterion, {len(judged)} held cases: right {np.mean([right for _, right in judged]):.2f}")
    for threshold in np.arange(0, 1, 0.02):
        above = [right for closeness, right in judged if closeness >= threshold]
        if above and np.mean(above) >= LIKE_PRECISION:
            return round(float(threshold), 2), float(np.mean(above)), len(above) / len(judged)
    return 0.99, 0.0, 0.0


def glance_thresholds(glances: np.ndarray, said: np.ndarray, spoken: np.ndarray) -> tuple[list[float], float, float]:
    """For each glance, the greatest logit below which so few of the provisions that are heard would be lost.

    Args:
        glances: logits, shape (n, glances).
        said: where the whole reading makes a finding or a question.
        spoken: where a cue speaks: those are read whole in any case.

    Returns:
        the logits, the share of findings and questions that they lose, and the share of all provisions that they drop.
    """
    left, bars = np.ones(len(said), bool), []
    for logits, loses in zip(glances.T, GLANCE_LOSES, strict=True):
        heard = np.sort(logits[left & said & ~spoken])
        bars.append(round(float(heard[int(loses * said.sum())]) - 0.005, 2))
        left &= (logits >= bars[-1]) | spoken
    return bars, float((~left & said).sum() / said.sum()), float((~left).mean())


def main() -> None:
    """Read the command line, fit and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("model", type=Path)
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--fold", type=int, default=0)
    given = options.parse_args()
    every = [row for path in training_files() for row in read_rows(path)]
    rows = [r for r in every if fold_of(r.group, given.folds) == given.fold and speaks(r.provision)]
    encoder = Encoder(given.model)
    logits, cues, labels = evidence(rows, encoder)
    table = fit(logits, cues, labels)
    filled = {"finding": 0.5, "question": 0.5, "like": 0.5, "glances": (), "alone": (0, 0, 0)} | table
    chances = Weighing(**filled).probabilities(logits, cues)
    finding = finding_threshold(chances, labels)
    like, precision, share = like_threshold(encoder)
    table |= {
        "finding": round(float(finding), 2),
        "question": round(float(finding) * QUESTION_SHARE, 2),
        "like": like,
    }
    # without a reader a hint is at most a question
    asked = (table["question"] + table["finding"]) / 2
    spoken = cues.reshape(len(rows), -1).any(1)
    said = chances.max(1) >= table["question"]
    table["glances"], lost, dropped = glance_thresholds(encoder.glances([r.provision for r in rows]), said, spoken)
    table["alone"] = [log_odds(cues[:, 0], labels), round(float(np.log(asked / (1 - asked))), 2), -3.0]
    (given.model / "weighing.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(rows)} rows of fold {given.fold}, {int(labels.sum())} labels, {len(CLASSES)} classes")
    best = max(np.arange(-2, 2, 0.1), key=lambda t: figures(logits >= t, labels)["f1"])
    print("reader alone:", {k: round(float(v), 3) for k, v in figures(logits >= best, labels).items()})
    print("cues alone:", {k: round(float(v), 3) for k, v in figures(cues[:, 0] >= 0.5, labels).items()})
    print("both:", {k: round(float(v), 3) for k, v in figures(called(chances, finding), labels).items()})
    print(f"nearest case names the criterion from {like}: right {precision:.2f}, named {share:.2f}")
    print(f"glances: {dropped:.1%} of the provisions dropped, {lost:.2%} of those with a finding or a question")
    print(json.dumps(table))


if __name__ == "__main__":
    main()
