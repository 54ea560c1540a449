-- What the office found when it looked at a material (材料核对).
CREATE TABLE cases_material_check (
    id         BIGINT PRIMARY KEY,
    case_id    BIGINT NOT NULL REFERENCES cases_case (id),
    material   TEXT NOT NULL,
    defect     TEXT,
    how_to_fix TEXT NOT NULL,
    checked_by BIGINT NOT NULL,
    checked_at BIGINT NOT NULL,
    UNIQUE (case_id, material)
);
