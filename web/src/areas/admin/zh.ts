export default { admin: {} };
