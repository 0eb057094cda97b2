import account from './account.json';
import keys from './keys.json';
import limits from './limits.json';
import people from './people.json';
import requests from './requests.json';
import usage from './usage.json';

/** What pages behind the sign-in say to each other's readers; the pages folder has what only one of them says. */
export default { account, keys, limits, people, requests, usage };
