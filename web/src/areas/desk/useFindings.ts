import { computed, reactive, watch, type Ref } from 'vue';
import { useCommand } from '@/lib/api/command';
import { session } from '@/lib/session';
import { checkMaterial, type Case, type CaseItem, type Check, type DefectCode } from './api';
import { materialLines, usualFix, type Finding, type MaterialLine } from './defects';

/** What was found on each material: kept by the server while one looks, and what a notice is made from. */
export function useFindings(of: Readonly<Ref<Case | undefined>>, item: Readonly<Ref<CaseItem | undefined>>) {
  const lines = computed(() => (of.value && item.value ? materialLines(of.value, item.value) : []));
  const found = reactive<Record<string, Finding>>({});
  const checks = reactive<Record<string, Pick<Check, 'by' | 'at' | 'defect'>>>({});
  const command = useCommand(checkMaterial);
  const may = computed(() => session.may('cases/check-materials') && (of.value?.actions.length ?? 0) > 0);

  watch(
    () => of.value?.checks,
    (now) => {
      for (const code of Object.keys(checks)) delete checks[code];
      for (const check of now ?? []) {
        checks[check.material] = check;
        if (check.defect)
          found[check.material] = { ticked: true, code: check.defect, howToFix: check.how_to_fix };
      }
    },
    { immediate: true },
  );

  const suggested = (code: DefectCode, line: MaterialLine) => usualFix(code, line.name, line.copies);

  async function save(material: string, defect: DefectCode | null, howToFix: string): Promise<void> {
    if (!may.value || !of.value) return;
    const kept = await command.run({
      key: of.value.id,
      material,
      defect,
      how_to_fix: defect ? howToFix : null,
    });
    if (kept) checks[material] = kept;
  }

  return {
    lines,
    found,
    checks,
    may,
    trouble: command.notice,
    pass(line: MaterialLine): Promise<void> {
      delete found[line.code];
      return save(line.code, null, '');
    },
    fault(line: MaterialLine): Promise<void> {
      const handedIn = of.value?.materials.find(({ code }) => code === line.code);
      const code: DefectCode = handedIn?.files.length ? 'illegible' : 'missing';
      found[line.code] = { ticked: true, code, howToFix: suggested(code, line) };
      return save(line.code, code, suggested(code, line));
    },
    clear(line: MaterialLine): Promise<void> {
      return this.pass(line);
    },
    /** Another problem has another usual remedy; words of one's own stay. */
    rename(line: MaterialLine, code: DefectCode): Promise<void> {
      const finding = found[line.code]!;
      const own = finding.howToFix.trim() !== '' && finding.howToFix !== suggested(finding.code, line);
      found[line.code] = { ticked: true, code, howToFix: own ? finding.howToFix : suggested(code, line) };
      return save(line.code, code, found[line.code]!.howToFix);
    },
    write(line: MaterialLine, howToFix: string): void {
      found[line.code] = { ...found[line.code]!, howToFix };
    },
    keep(line: MaterialLine): Promise<void> {
      const { code, howToFix } = found[line.code]!;
      return save(line.code, code, howToFix);
    },
  };
}

export type Findings = ReturnType<typeof useFindings>;
