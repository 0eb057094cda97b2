import { Button, Code, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';
import { IconAlertTriangle, IconRefresh } from './icons';

interface Props {
  error: Error;
  height?: number;
  onRetry?: () => void;
}

/** What went wrong in plain words, the number to name to an administrator, and another try. */
export function Failure({ error, height, onRetry }: Props) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <Stack role="alert" align="center" justify="center" gap={6} mih={height} py="md" ta="center">
      <IconAlertTriangle size={26} color="var(--sol-danger)" />
      <Text fw={600}>{t(problem ? 'app.failed' : 'app.unreachable')}</Text>
      <Text fz="sm" c="dimmed" maw={460}>
        {problem ? problem.message : t('app.unreachableHint')}
      </Text>
      {problem?.traceId && <Code>{problem.traceId}</Code>}
      {onRetry && (
        <Button variant="default" size="xs" mt={6} leftSection={<IconRefresh size={14} />} onClick={onRetry}>
          {t('app.retry')}
        </Button>
      )}
    </Stack>
  );
}
