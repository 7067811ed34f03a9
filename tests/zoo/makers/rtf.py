"""Rich Text, written by hand as Word writes it."""

from pathlib import Path

_WORD = r"""{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fswiss\fcharset0 Calibri;}{\f1\fnil\fcharset2 Symbol;}}
{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red31\green56\blue100;}
{\stylesheet{\s0 Normal;}{\s1\fs28\b\outlinelevel0 heading 1;}{\*\cs10 Default Paragraph Font;}}
{\info{\title Rules of the house}{\author Somebody}}{\*\generator Word;}
{\header\pard\plain Harbour House rules\par}
\pard\plain\s1\outlinelevel0\b\fs28 Rights\par
\pard\plain\fs22 Guests \'93may\'94 carry naloxone \u8212?at all times\u8212 - in the house.
{\v No bag is ever searched.}\par
\pard\plain\fs22 Guests leave by nine.{\cf2  Guests may always stay.}\par
\pard\plain\fs22 Staff offer:\par
{\listtext\pard\plain\f1\'b7\tab}\pard\plain\ilvl0\ls1\li720\fs22 water;\par
{\listtext\pard\plain\f1\'b7\tab}\pard\plain\ilvl0\ls1\li720\fs22 food; and\par
{\listtext\pard\plain (a)\tab}\pard\plain\ilvl1\ls1\li1440\fs22 a bed.\par
\pard\plain\fs22 Guests {\deleted must }{\revised may }bring a friend{\super\chftn}{\footnote\pard\plain\fs18 \chftn
 One friend at a time.}.\par
\trowd\clcbpat3\cellx3000\clcbpat3\cellx6000\pard\plain\intbl\fs22{\cf2 Rule}\cell{\cf2 Reason}\cell\row
\trowd\cellx3000\cellx6000\pard\plain\intbl\fs22 Quiet after ten\cell Others sleep\cell\row
\pard\plain\fs22 See {\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt our page}}.
{\*\unknown left out}{\pict\wmetafile8 010009}\par
{\*\annotation A remark.}\pard\plain\fs22 The end.\par}
"""


def make(folder: Path) -> None:
    (folder / "word.rtf").write_bytes(_WORD.encode("ascii"))
