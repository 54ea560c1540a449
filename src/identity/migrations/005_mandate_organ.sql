-- The organ whose counter registered a guardianship; 0 for what a principal gave himself.
ALTER TABLE identity_mandate ADD COLUMN organ_id BIGINT NOT NULL DEFAULT 0;
