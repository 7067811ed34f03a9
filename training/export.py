"""From trained weights to the files that the package ships: a small ONNX model, its tokenizer and a card.

    python training/export.py build/reader.pt --out policycheck/reading/trained     # of several, their mean

The vocabulary is cut to the pieces that English policy texts use. The products of the layers run in integers of 8 bits,
with scales fixed on a sample of training rows (``graph.py``), so that what stands beside a provision in its batch cannot
change its reading. Calibrate again after it.
"""

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import onnx
import torch
from command import network_of
from course import BASE, batch_of, encode, tokenizer
from graph import Watch, reader
from network import Network
from rows import read_rows, training_files
from torch import nn

from policycheck.reading.encoder import PARTS
from policycheck.reading.encoding import context_text, provision_text

KEEP_PIECES = 16000  # the commonest pieces; single characters and special tokens always stay
_SAMPLE = 512  # training rows on which the scales of the integers are fixed


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
    options.add_argument("weights", type=Path, nargs="+")
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    network = network_of(given.weights)
    watch = watched(network)
    pieces = kept_pieces()
    cut_embeddings(network, pieces)
    for name, part in zip(PARTS, reader(network, watch), strict=True):
        onnx.save_model(part, str(given.out / name))
        print(f"{name}: {(given.out / name).stat().st_size / 1e6:.1f} MB")
    (given.out / "tokenizer.json").write_text(cut_tokenizer(pieces), encoding="utf-8", newline="\n")
    print(f"{len(pieces)} pieces")


if __name__ == "__main__":
    main()
