-- What the numbers of a jurisdiction's documents begin with (胶许受字〔2026〕第000123号).
ALTER TABLE engine_jurisdiction ADD COLUMN document_mark TEXT NOT NULL DEFAULT '';
