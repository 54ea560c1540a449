-- One application and its handling (办件), from draft to archive.
CREATE TABLE cases_case (
    id                 BIGINT PRIMARY KEY,
    number             TEXT UNIQUE,
    query_code         TEXT NOT NULL,
    item_version       BIGINT NOT NULL,
    item_code          TEXT NOT NULL,
    item_name          TEXT NOT NULL,
    organization       BIGINT NOT NULL,
    instant            BOOLEAN NOT NULL,
    applicant_kind     TEXT NOT NULL,
    applicant          BIGINT NOT NULL,
    applicant_name     TEXT NOT NULL,
    submitted_by       BIGINT NOT NULL,
    contact_name       TEXT NOT NULL,
    contact_mobile     TEXT NOT NULL,
    channel            TEXT NOT NULL,
    situations         TEXT NOT NULL,
    answers            TEXT NOT NULL,
    delivery_way       TEXT NOT NULL,
    state              TEXT NOT NULL,
    previous_state     TEXT NOT NULL,
    awaited            TEXT NOT NULL,
    act_by             TEXT NOT NULL,
    accepted_by        BIGINT NOT NULL,
    handled_by         BIGINT NOT NULL,
    decided_by         BIGINT NOT NULL,
    outcome            TEXT NOT NULL,
    declining          TEXT,
    created_at         BIGINT NOT NULL,
    submitted_at       BIGINT,
    received_at        BIGINT,
    accepted_at        BIGINT,
    decided_at         BIGINT,
    ended_at           BIGINT,
    due_date           TEXT,
    statutory_due_date TEXT,
    provisional        BOOLEAN NOT NULL,
    version            BIGINT NOT NULL
);
-- An applicant's own cases, newest first; and whether he has an open one of the same item.
CREATE INDEX cases_case_applicant ON cases_case (applicant, id);
-- A desk's inbox: whose act is awaited, the earliest day first.
CREATE INDEX cases_case_inbox ON cases_case (organization, awaited, act_by, id);
-- A supervisor's list by state.
CREATE INDEX cases_case_state ON cases_case (state, id);
CREATE INDEX cases_case_organization ON cases_case (organization, id);

-- What was handed in for one material of the item (申请材料).
CREATE TABLE cases_material (
    id           BIGINT PRIMARY KEY,
    case_id      BIGINT NOT NULL REFERENCES cases_case (id),
    code         TEXT NOT NULL,
    name         TEXT NOT NULL,
    status       TEXT NOT NULL,
    files        TEXT NOT NULL,
    handed_in_at BIGINT NOT NULL,
    UNIQUE (case_id, code)
);

-- A period that runs for or against somebody (计时).
CREATE TABLE cases_clock (
    id          BIGINT PRIMARY KEY,
    case_id     BIGINT NOT NULL REFERENCES cases_case (id),
    kind        TEXT NOT NULL,
    period      TEXT NOT NULL,
    started_at  BIGINT NOT NULL,
    pauses      TEXT NOT NULL,
    due_date    TEXT,
    due_at      BIGINT,
    provisional BOOLEAN NOT NULL,
    ended_at    BIGINT
);
CREATE INDEX cases_clock_case ON cases_clock (case_id, id);
-- What a newly published calendar may move.
CREATE INDEX cases_clock_open ON cases_clock (due_date) WHERE ended_at IS NULL;

-- A document given to the applicant (文书): fixed at issue as data, number and hash of its content.
CREATE TABLE cases_notice (
    id        BIGINT PRIMARY KEY,
    case_id   BIGINT NOT NULL REFERENCES cases_case (id),
    kind      TEXT NOT NULL,
    number    TEXT NOT NULL UNIQUE,
    content   TEXT NOT NULL,
    hash      TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    issued_by BIGINT NOT NULL
);
CREATE INDEX cases_notice_case ON cases_notice (case_id, id);

-- What an examiner, reviewer or decider wrote (审批意见): internal.
CREATE TABLE cases_opinion (
    id      BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases_case (id),
    step    TEXT NOT NULL,
    person  BIGINT NOT NULL,
    role    TEXT NOT NULL,
    verdict TEXT NOT NULL,
    text    TEXT NOT NULL,
    at      BIGINT NOT NULL
);
CREATE INDEX cases_opinion_case ON cases_opinion (case_id, id);
