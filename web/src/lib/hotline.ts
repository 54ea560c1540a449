/** 政务服务便民热线, the same in every city of the country. */
export const hotline = '12345';
