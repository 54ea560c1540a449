import type { ActName } from './api';

/** What is written sixty times a day, to begin with. Chinese, because opinions are part of the file. */
export const phrases: Partial<Record<ActName, readonly string[]>> = {
  examine: [
    '经审查，申请材料齐全，符合法定条件，建议准予许可。',
    '经审查，不符合法定条件，建议不予许可。理由：',
  ],
  propose: ['同意承办意见，报请审批。', '不同意承办意见。理由：'],
  grant: ['同意，准予许可。'],
  send_back: ['请补充核实以下事项后重新报请：'],
  keep: ['经核，申请事项属于本机关职权范围，请继续办理。'],
};
