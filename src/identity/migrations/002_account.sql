CREATE TABLE identity_account (
    id                   BIGINT PRIMARY KEY,
    person_id            BIGINT NOT NULL UNIQUE REFERENCES identity_person (id),
    user_name            TEXT UNIQUE,
    mobile_index         TEXT UNIQUE,
    password             TEXT NOT NULL,
    must_change_password BOOLEAN NOT NULL,
    status               TEXT NOT NULL,
    totp_secret          TEXT,
    totp_confirmed_at    BIGINT,
    totp_step            BIGINT NOT NULL,
    demo_password        TEXT,
    created_at           BIGINT NOT NULL,
    version              BIGINT NOT NULL
);

-- Of the token only its HMAC is kept: a stolen database opens no session.
CREATE TABLE identity_session (
    id           BIGINT PRIMARY KEY,
    token_index  TEXT NOT NULL UNIQUE,
    account_id   BIGINT NOT NULL REFERENCES identity_account (id),
    person_id    BIGINT NOT NULL,
    capacity     TEXT NOT NULL,
    with_totp    BOOLEAN NOT NULL,
    address      TEXT NOT NULL,
    device       TEXT NOT NULL,
    signed_in_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    ended_at     BIGINT,
    end_reason   TEXT
);
CREATE INDEX identity_session_account ON identity_session (account_id, id);

-- One-time codes sent to a mobile, as keyed hashes.
CREATE TABLE identity_code (
    id           BIGINT PRIMARY KEY,
    purpose      TEXT NOT NULL,
    account_id   BIGINT,
    mobile_index TEXT NOT NULL,
    code_index   TEXT NOT NULL,
    attempts     BIGINT NOT NULL,
    made_at      BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    used_at      BIGINT
);
CREATE INDEX identity_code_mobile ON identity_code (mobile_index, made_at);
CREATE INDEX identity_code_made ON identity_code (made_at);

-- Wrong passwords and codes of the last minutes, and what they locked.  The subject is an account, or the keyed
-- hash of a login that nobody has: both behave alike.
CREATE TABLE identity_attempt (
    id      BIGINT PRIMARY KEY,
    subject TEXT NOT NULL,
    at      BIGINT NOT NULL
);
CREATE INDEX identity_attempt_subject ON identity_attempt (subject, at);
CREATE INDEX identity_attempt_at ON identity_attempt (at);
CREATE TABLE identity_lock (
    subject TEXT PRIMARY KEY,
    until   BIGINT NOT NULL
);
