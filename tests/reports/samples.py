"""Documents that the tests of the faces share."""

HOUSE = """\
# House rules on drugs

## 1 Welcome

We treat every resident with **dignity**
and respect.

## 2 Drugs

1. Visitors sign in at the desk.
2. Residents who test *positive* for
   drugs will be discharged.

Tenants who use drugs will be evicted. Rent is due on Friday.

Naloxone is kept at the desk and in every hallway.

## 3 Guests

Tenants who use drugs will be evicted.
"""

# What nobody reads here: the document itself is read in English only.
SPANISH = (
    "Las personas que usan drogas son bienvenidas y nadie las expulsa por usarlas.\n\n"
    "El personal guarda naloxona en cada piso y enseña a usarla a quien lo pida."
)

# Words of a hostile author, in sentences that the review must quote. Nothing here may come to life anywhere.
HOSTILE = (
    "Residents who use drugs will be evicted <script>alert(1)</script> <img src=x onerror=alert(2)>.",
    "Residents who test positive for drugs will be discharged [now](javascript:alert(3)) ![x](http://x.test/y.png).",
    "=cmd|'/C calc'!A0 residents who use drugs will be evicted {{ 7*7 }} {% raw %} ${x}.",
    "Residents who use drugs will be evicted \x1b[31mred\x1b[0m \u202egnissim\u202c \x07.",
    "Residents who use drugs will be evicted %0A::error file=a::b ::set-output name=x::y.",
    "Residents who use drugs will be evicted ]]> &lt;w:p/&gt; </w:t> \u0000 \ufffe.",
)
