-- Organs and utilities as the catalogue shows them; `id` is the organization's.
CREATE TABLE catalog_department (
    id              BIGINT PRIMARY KEY,
    credit_code     TEXT NOT NULL UNIQUE,
    name            TEXT NOT NULL,
    level           TEXT NOT NULL,
    kind            TEXT NOT NULL,
    division_code   TEXT NOT NULL,
    is_utility      BOOLEAN NOT NULL,
    address         TEXT NOT NULL,
    consult_phone   TEXT NOT NULL,
    supervise_phone TEXT NOT NULL,
    provenance      TEXT NOT NULL,
    position        BIGINT NOT NULL,
    version         BIGINT NOT NULL
);

-- The directory of base codes (基本目录).
CREATE TABLE catalog_base_item (
    code       TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to   TEXT,
    provenance TEXT NOT NULL
);

-- Versions of handling items.  `item` and `form` are JSON and never change once the version has left the draft.
CREATE TABLE catalog_version (
    id             BIGINT PRIMARY KEY,
    code           TEXT NOT NULL,
    number         BIGINT NOT NULL,
    state          TEXT NOT NULL,
    organ_id       BIGINT NOT NULL REFERENCES catalog_department (id),
    kept_as_source BOOLEAN NOT NULL,
    search_words   TEXT NOT NULL,
    audiences      TEXT NOT NULL,
    themes         TEXT NOT NULL,
    item           TEXT NOT NULL,
    form           TEXT,
    content_hash   TEXT,
    opinions       TEXT NOT NULL,
    stop           TEXT,
    predecessor    BIGINT,
    author         BIGINT NOT NULL,
    created_at     BIGINT NOT NULL,
    published_at   BIGINT,
    ended_at       BIGINT,
    version        BIGINT NOT NULL
);
-- A handling code has at most one version in use.
CREATE UNIQUE INDEX catalog_version_active ON catalog_version (code) WHERE state = 'active';
CREATE INDEX catalog_version_code ON catalog_version (code, number);
CREATE INDEX catalog_version_state ON catalog_version (state, id);
CREATE INDEX catalog_version_organ ON catalog_version (organ_id, id);
