export { invocation } from '../base/invocation.js';
