-- Power to act for a person or an organization (委托): dated, half-open.
CREATE TABLE identity_mandate (
    id             BIGINT PRIMARY KEY,
    principal_type TEXT NOT NULL,
    principal      BIGINT NOT NULL,
    agent_id       BIGINT NOT NULL REFERENCES identity_person (id),
    basis          TEXT NOT NULL,
    all_items      BOOLEAN NOT NULL,
    items          TEXT NOT NULL,
    valid_from     TEXT NOT NULL,
    valid_to       TEXT NOT NULL,
    evidence       BIGINT,
    made_by        BIGINT NOT NULL,
    made_at        BIGINT NOT NULL,
    suspended_at   BIGINT,
    revoked_at     BIGINT,
    version        BIGINT NOT NULL
);
CREATE INDEX identity_mandate_agent ON identity_mandate (agent_id, id);
CREATE INDEX identity_mandate_principal ON identity_mandate (principal, id);
