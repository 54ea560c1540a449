-- What a jurisdiction is: written at creation, never changed.
CREATE TABLE engine_jurisdiction (
    id            BIGINT PRIMARY KEY,
    name          TEXT NOT NULL,
    division_code TEXT NOT NULL,
    kind          TEXT NOT NULL,
    real_anchor   BIGINT NOT NULL,
    domain_anchor BIGINT NOT NULL,
    factor        BIGINT NOT NULL,
    created_at    BIGINT NOT NULL
);

-- Told events that a listener has not handled yet: one row per event and listener, gone with the listener's own transaction.
CREATE TABLE engine_told (
    id        BIGINT PRIMARY KEY,
    listener  TEXT NOT NULL,
    name      TEXT NOT NULL,
    subject   BIGINT NOT NULL,
    what      TEXT NOT NULL,
    told_at   BIGINT NOT NULL,
    attempts  BIGINT NOT NULL,
    next_at   BIGINT NOT NULL,
    parked_at BIGINT,
    fault     TEXT
);
CREATE INDEX engine_told_open ON engine_told (id) WHERE parked_at IS NULL;

CREATE TABLE engine_timer (
    id           BIGINT PRIMARY KEY,
    kind         TEXT NOT NULL,
    subject      BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    armed_at     BIGINT NOT NULL,
    fired_at     BIGINT,
    cancelled_at BIGINT,
    retry_at     BIGINT
);
CREATE INDEX engine_timer_due ON engine_timer (due_at, id) WHERE fired_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX engine_timer_subject ON engine_timer (subject, kind) WHERE fired_at IS NULL AND cancelled_at IS NULL;

-- What live pages are told, numbered; kept for 24 hours.
CREATE TABLE engine_live (
    id    BIGINT PRIMARY KEY,
    topic TEXT NOT NULL,
    name  TEXT NOT NULL,
    data  TEXT NOT NULL,
    at    BIGINT NOT NULL
);
CREATE INDEX engine_live_topic ON engine_live (topic, id);

-- Answers of commands, for whoever repeats one with the same key; kept for seven days.
CREATE TABLE engine_answer (
    scope     TEXT NOT NULL,
    key       TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    status    BIGINT NOT NULL,
    answer    TEXT NOT NULL,
    etag      TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX engine_answer_at ON engine_answer (at);

-- The last human number handed out per kind and day, without gaps.
CREATE TABLE engine_number (
    kind TEXT NOT NULL,
    day  TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (kind, day)
);
