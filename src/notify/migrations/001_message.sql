-- Messages to people: those inside the platform, and those that leave it, which wait here until they are sent.
CREATE TABLE notify_message (
    id         BIGINT PRIMARY KEY,
    person_id  BIGINT REFERENCES identity_person (id),
    channel    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    title      TEXT NOT NULL,
    text       TEXT NOT NULL,
    noun       TEXT NOT NULL,
    subject    BIGINT NOT NULL,
    mobile     TEXT,
    secret     TEXT,
    state      TEXT NOT NULL,
    attempts   BIGINT NOT NULL,
    next_at    BIGINT NOT NULL,
    expires_at BIGINT,
    fault      TEXT,
    created_at BIGINT NOT NULL,
    sent_at    BIGINT,
    read_at    BIGINT
);
CREATE INDEX notify_message_person ON notify_message (person_id, channel, id);
CREATE INDEX notify_message_waiting ON notify_message (next_at) WHERE state = 'queued';
