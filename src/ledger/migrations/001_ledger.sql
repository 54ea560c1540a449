-- Who did what, in which capacity, with all data: private.  One row per command; its salted commitment is the leaf.
CREATE TABLE ledger_event (
    id           BIGINT PRIMARY KEY,
    at           BIGINT NOT NULL,
    act          TEXT NOT NULL,
    subject      BIGINT NOT NULL,
    account      BIGINT NOT NULL,
    person       BIGINT NOT NULL,
    role         TEXT NOT NULL,
    organization BIGINT NOT NULL,
    request_id   TEXT NOT NULL,
    from_state   TEXT NOT NULL,
    to_state     TEXT NOT NULL,
    reason       TEXT NOT NULL,
    data         TEXT NOT NULL,
    salt         TEXT NOT NULL
);
CREATE INDEX ledger_event_subject ON ledger_event (subject, id);

-- The public leaves.  A leaf is written by the act's own transaction without a number; the sequencer numbers it.
CREATE TABLE ledger_leaf (
    id     BIGINT PRIMARY KEY,
    entry  TEXT NOT NULL,
    hash   TEXT NOT NULL,
    number BIGINT
);
CREATE INDEX ledger_leaf_waiting ON ledger_leaf (id) WHERE number IS NULL;
CREATE UNIQUE INDEX ledger_leaf_number ON ledger_leaf (number) WHERE number IS NOT NULL;

-- Hash tiles of height 8 (C2SP tlog-tiles): hashes joined, in hexadecimal; the last of each level may be partial.
CREATE TABLE ledger_tile (
    level  BIGINT NOT NULL,
    number BIGINT NOT NULL,
    width  BIGINT NOT NULL,
    hashes TEXT NOT NULL,
    PRIMARY KEY (level, number)
);

-- The newest signed checkpoint (one row, id 1).
CREATE TABLE ledger_checkpoint (
    id   BIGINT PRIMARY KEY,
    size BIGINT NOT NULL,
    note TEXT NOT NULL,
    at   BIGINT NOT NULL
);
