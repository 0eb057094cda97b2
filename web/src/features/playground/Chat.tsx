import { Button, Group, NumberInput, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaygroundModel } from '@/api/playground';
import { IconBan, IconSend, IconTrash } from '@/ui/icons';
import { Estimate } from './Estimate';
import { Outcome } from './Outcome';
import classes from './Playground.module.css';
import { Turns } from './Turns';
import { useChat } from './useChat';

const MOST_TOKENS = 512;

/** The conversation, what it is asked with, and what it costs. */
export function Chat({ models, currency }: { models: PlaygroundModel[]; currency: string }) {
  const { t } = useTranslation();
  const chat = useChat();
  const [name, setName] = useState(models[0]?.id ?? '');
  const [system, setSystem] = useState('');
  const [words, setWords] = useState('');
  const [most, setMost] = useState(MOST_TOKENS);
  const [temperature, setTemperature] = useState(0.7);
  const model = models.find(({ id }) => id === name);
  const send = () => {
    if (!words.trim() || chat.busy) return;
    void chat.send({ model: name, max_tokens: most, temperature }, system, words.trim());
    setWords('');
  };
  return (
    <div className={classes.grid}>
      <section className={`surface ${classes.chat}`} aria-label={t('playground.conversation')}>
        <Turns turns={chat.turns} busy={chat.busy} />
        <Outcome chat={chat} currency={currency} />
        <form
          className={classes.composer}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Textarea
            aria-label={t('playground.message')}
            placeholder={t('playground.placeholder')}
            autosize
            minRows={2}
            maxRows={8}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
                event.preventDefault();
                send();
              }
            }}
          />
          <Group justify="space-between" gap="xs">
            <Estimate model={model} currency={currency} text={words} turns={chat.turns} system={system} most={most} />
            <Group gap="xs">
              {chat.turns.length > 0 && !chat.busy && (
                <Button variant="default" leftSection={<IconTrash size={16} />} onClick={chat.clear}>
                  {t('playground.clear')}
                </Button>
              )}
              {chat.busy ? (
                <Button color="red.7" leftSection={<IconBan size={16} />} onClick={chat.stop}>
                  {t('playground.stop')}
                </Button>
              ) : (
                <Button type="submit" leftSection={<IconSend size={16} />} disabled={!words.trim()}>
                  {t('playground.send')}
                </Button>
              )}
            </Group>
          </Group>
        </form>
      </section>
      <section className={`surface ${classes.side}`} aria-label={t('playground.parameters')}>
        <Stack gap="md">
          <Select
            label={t('group.model')}
            allowDeselect={false}
            searchable
            data={models.map(({ id }) => id)}
            value={name}
            onChange={(value) => setName(value ?? '')}
          />
          <Textarea
            label={t('playground.system')}
            description={t('playground.systemHint')}
            autosize
            minRows={2}
            maxRows={6}
            value={system}
            onChange={(event) => setSystem(event.currentTarget.value)}
          />
          <NumberInput
            label={t('playground.most')}
            description={t('playground.mostHint')}
            min={1}
            max={16_384}
            clampBehavior="strict"
            hideControls
            value={most}
            onChange={(value) => setMost(Number(value) || 1)}
          />
          <NumberInput
            label={t('playground.temperature')}
            min={0}
            max={2}
            step={0.1}
            decimalScale={1}
            clampBehavior="strict"
            hideControls
            value={temperature}
            onChange={(value) => setTemperature(Number(value) || 0)}
          />
        </Stack>
      </section>
    </div>
  );
}
