/** Words of the supervisor's list. */
export default {
  watch: {
    title: '全部办件',
    filters: '筛选办件',
    organ: '实施机关',
    state: '状态',
    any: '全部',
    from: '提交日期自',
    to: '提交日期至',
    overdue: '已超期',
    soon: '即将到期',
    clear: '清除条件',
    none: '没有符合条件的办件',
    noneText: '可以减少筛选条件，或者核对办件编号和姓名。',
  },
};
