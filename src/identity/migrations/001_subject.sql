-- Natural persons.  The number is kept encrypted and found through a keyed index; it is the only key.
CREATE TABLE identity_person (
    id             BIGINT PRIMARY KEY,
    id_type        TEXT NOT NULL,
    number         TEXT NOT NULL,
    number_index   TEXT NOT NULL,
    name           TEXT NOT NULL,
    birth_date     TEXT,
    mobile         TEXT,
    mobile_index   TEXT,
    realname_level BIGINT NOT NULL,
    status         TEXT NOT NULL,
    invented       BOOLEAN NOT NULL,
    created_at     BIGINT NOT NULL,
    version        BIGINT NOT NULL,
    UNIQUE (id_type, number_index)
);

-- Everything that is not a natural person: organs of the state, utilities, enterprises.
CREATE TABLE identity_organization (
    id                   BIGINT PRIMARY KEY,
    credit_code          TEXT NOT NULL UNIQUE,
    name                 TEXT NOT NULL,
    kind                 TEXT NOT NULL,
    org_type             TEXT,
    level                TEXT,
    division_code        TEXT,
    parent_id            BIGINT REFERENCES identity_organization (id),
    is_utility           BOOLEAN NOT NULL,
    has_posts            BOOLEAN NOT NULL,
    legal_representative BIGINT REFERENCES identity_person (id),
    realname_level       BIGINT NOT NULL,
    invented             BOOLEAN NOT NULL,
    valid_from           TEXT NOT NULL,
    valid_to             TEXT,
    created_at           BIGINT NOT NULL,
    version              BIGINT NOT NULL
);
CREATE INDEX identity_organization_representative ON identity_organization (legal_representative);
CREATE INDEX identity_organization_posts ON identity_organization (has_posts, id);

-- Somebody gave a number together with another name than the registered one: a person looks at it.
CREATE TABLE identity_doubt (
    id              BIGINT PRIMARY KEY,
    subject_type    TEXT NOT NULL,
    subject         BIGINT NOT NULL,
    registered_name TEXT NOT NULL,
    claimed_name    TEXT NOT NULL,
    raised_by       BIGINT NOT NULL,
    raised_in       TEXT NOT NULL,
    raised_at       BIGINT NOT NULL,
    state           TEXT NOT NULL,
    finding         TEXT,
    settled_by      BIGINT,
    settled_at      BIGINT,
    version         BIGINT NOT NULL
);
CREATE INDEX identity_doubt_open ON identity_doubt (state, id);
