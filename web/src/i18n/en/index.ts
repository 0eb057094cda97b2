import account from './account.json';
import app from './app.json';
import audit from './audit.json';
import home from './home.json';
import keys from './keys.json';
import limits from './limits.json';
import login from './login.json';
import models from './models.json';
import overview from './overview.json';
import people from './people.json';
import requests from './requests.json';
import settings from './settings.json';
import usage from './usage.json';

/** Each page has its own file; `app` is for the frame and for parts that pages share. */
export default {
  account,
  ...app,
  audit,
  home,
  keys,
  limits,
  login,
  models,
  overview,
  people,
  requests,
  settings,
  usage,
};
