"""The one text that is written in every format: (kind, text), or (kind, [rows of cells])."""

POLICY: list[tuple[str, object]] = [
    ("title", "Guest policy of Harbour House"),
    ("heading", "Purpose"),
    (
        "paragraph",
        "This policy says what people who use drugs may expect from Harbour House, and what staff do when something "
        "goes wrong. It applies to every guest, every volunteer and every member of staff, on all days of the week.",
    ),
    (
        "paragraph",
        "Nobody has to stop using drugs to stay here. The board reviews the policy every year together with guests, "
        "and publishes what was changed and why.",
    ),
    ("heading", "Health and safety"),
    ("paragraph", "Staff offer every guest:"),
    ("bullet", "naloxone, and half an hour of training in its use;"),
    ("bullet", "sterile equipment without limit on numbers; and"),
    ("bullet", "a place to talk that is private and warm."),
    ("paragraph", "In an overdose, staff take these steps in order:"),
    ("number", "Call for help and give naloxone."),
    ("number", "Stay with the person until help comes."),
    ("number", "Write down what happened within one day."),
    ("heading", "Rights and complaints"),
    ("subheading", "Decisions"),
    (
        "paragraph",
        "No guest loses a bed for using drugs. A decision to exclude someone is made by two people, is given in "
        "writing, and ends after seven days at most unless the panel renews it.",
    ),
    ("subheading", "Complaints"),
    ("paragraph", "The table says who answers a complaint, and by when."),
    (
        "table",
        [
            ["Complaint about", "Who answers", "Time allowed"],
            ["A member of staff", "The manager of the house", "Five working days"],
            ["The manager", "The chair of the board", "Ten working days"],
            ["A search or a test", "The guests’ panel", "Two working days"],
        ],
    ),
    ("paragraph", "Anyone may bring a friend, and may answer in the language that they prefer."),
    (
        "quotation",
        "“We were asked what we needed, and then it was done,” a guest wrote after the first year.",
    ),
    ("heading", "Review"),
    ("paragraph", "This policy was agreed by the board and the guests’ panel, and is next reviewed in May."),
]
