CREATE TABLE identity_window (
    id              BIGINT PRIMARY KEY,
    number          TEXT NOT NULL UNIQUE,
    zone            TEXT NOT NULL,
    location        TEXT NOT NULL,
    organization_id BIGINT REFERENCES identity_organization (id),
    closed_at       BIGINT,
    created_at      BIGINT NOT NULL,
    version         BIGINT NOT NULL
);

-- Who serves where as what: exactly one role per post.
CREATE TABLE identity_post (
    id              BIGINT PRIMARY KEY,
    person_id       BIGINT NOT NULL REFERENCES identity_person (id),
    organization_id BIGINT NOT NULL REFERENCES identity_organization (id),
    window_id       BIGINT REFERENCES identity_window (id),
    role            TEXT NOT NULL,
    valid_from      TEXT NOT NULL,
    valid_to        TEXT,
    appointed_by    BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    version         BIGINT NOT NULL
);
CREATE INDEX identity_post_person ON identity_post (person_id, id);
CREATE INDEX identity_post_organization ON identity_post (organization_id, id);

-- Written authority to decide (授权书).
CREATE TABLE identity_authorisation (
    id              BIGINT PRIMARY KEY,
    organ_id        BIGINT NOT NULL REFERENCES identity_organization (id),
    person_id       BIGINT NOT NULL REFERENCES identity_person (id),
    all_items       BOOLEAN NOT NULL,
    items           TEXT NOT NULL,
    decision_kinds  TEXT NOT NULL,
    may_seal        BOOLEAN NOT NULL,
    document_number TEXT NOT NULL,
    valid_from      TEXT NOT NULL,
    valid_to        TEXT NOT NULL,
    granted_by      BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    revoked_at      BIGINT,
    version         BIGINT NOT NULL,
    UNIQUE (organ_id, document_number)
);
CREATE INDEX identity_authorisation_person ON identity_authorisation (person_id, organ_id);
