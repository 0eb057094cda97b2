import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';

/** The place of short notices; loaded after the page that they are about. */
export default function Notices() {
  return <Notifications position="bottom-right" />;
}
