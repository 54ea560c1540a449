-- A place where people are served: the hall, a town's centre, a village's point.
CREATE TABLE outlets_service_point (
    id            BIGINT PRIMARY KEY,
    kind          TEXT NOT NULL,
    name          TEXT NOT NULL,
    division_code TEXT NOT NULL,
    address       TEXT NOT NULL,
    phone         TEXT NOT NULL,
    workday_hours TEXT NOT NULL,
    day_off_hours TEXT NOT NULL,
    opened_on     TEXT NOT NULL,
    closed_on     TEXT,
    version       BIGINT NOT NULL
);
CREATE INDEX outlets_service_point_division ON outlets_service_point (division_code, id);
