import app from './app.json';
import limits from './limits.json';
import login from './login.json';
import overview from './overview.json';
import requests from './requests.json';
import usage from './usage.json';

/** Each page has its own file; `app` is for the frame and for parts that pages share. */
export default {
  ...app,
  limits,
  login,
  overview,
  requests,
  usage,
};
