import account from './account.json';
import audit from './audit.json';
import home from './home.json';
import keys from './keys.json';
import limits from './limits.json';
import models from './models.json';
import overview from './overview.json';
import people from './people.json';
import requests from './requests.json';
import settings from './settings.json';
import usage from './usage.json';

/** What pages behind the sign-in say to each other's readers; the pages folder has what only one of them says. */
export default { account, audit, home, keys, limits, models, overview, people, requests, settings, usage };
