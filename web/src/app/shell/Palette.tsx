import '@mantine/spotlight/styles.css';
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NAVIGATION, navigationFor } from '@/app/navigation';
import { useCapabilities } from '@/app/session';
import { IconSearch } from '@/ui/icons';

/** Ctrl K: every page of the role by its name. */
export default function Palette() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const actions: SpotlightActionData[] = navigationFor(useCapabilities()).flatMap((group) =>
    group.items.map(({ key, to, icon: Icon }) => ({
      id: key,
      group: t(`nav.groups.${group.key}`),
      label: t(`nav.${key}`),
      leftSection: <Icon size={18} stroke={1.7} />,
      onClick: () => void navigate({ to }),
    })),
  );
  return (
    <Spotlight
      actions={toGroups(actions)}
      nothingFound={t('app.nothingFound')}
      shortcut={['mod + K']}
      limit={NAVIGATION.length * 12}
      highlightQuery
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t('app.search'),
        'aria-label': t('app.search'),
      }}
    />
  );
}

function toGroups(actions: SpotlightActionData[]) {
  const names = [...new Set(actions.map((action) => action.group ?? ''))];
  return names.map((group) => ({ group, actions: actions.filter((action) => action.group === group) }));
}
