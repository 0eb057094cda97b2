import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { buyPack, type Order, type Pack, type Shop } from '@/api/payments';
import { useFormat } from '@/lib/useFormat';
import { FormError } from '@/ui/FormError';
import { reais } from './centavos';

interface Props {
  shop: Shop;
  onOrder: (order: Order) => void;
}

interface Choice {
  pack: Pack;
  provider: string;
  method: string;
}

/** What is on sale. A purchase has one key from its first click on, so that a second click is the same order. */
export function Packs({ shop, onOrder }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const buy = useMutation({
    mutationFn: ({ pack, provider, method }: Choice) =>
      buyPack({ packId: pack.id, provider, method, requestKey: `${key.current}-${pack.id}-${provider}-${method}` }),
    onSuccess: (order) => {
      key.current = crypto.randomUUID();
      void client.invalidateQueries({ queryKey: ['me', 'orders'] });
      onOrder(order);
    },
  });
  const ways = shop.providers.flatMap(({ name, methods }) => methods.map((method) => ({ provider: name, method })));
  return (
    <Stack gap="sm">
      <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))' }}>
        {shop.packs.map((pack) => (
          <div key={pack.id} style={{ border: '1px solid var(--sol-border)', borderRadius: 12, padding: 16 }}>
            <Text fw={650}>{pack.name}</Text>
            <Text fz="xl" fw={700}>
              {reais(format, pack.centavos)}
            </Text>
            <Text fz="sm" c="dimmed" mb="sm">
              {t('buy.gives', { tokens: format.integer(pack.tokens), count: pack.validityDays })}
            </Text>
            <Group gap="xs">
              {ways.map((way) => (
                <Button
                  key={`${way.provider}-${way.method}`}
                  size="sm"
                  loading={
                    buy.isPending && buy.variables.pack.id === pack.id && buy.variables.provider === way.provider
                  }
                  disabled={buy.isPending}
                  aria-label={`${pack.name}: ${t(`buy.by.${way.method as 'pix'}`)}`}
                  onClick={() => buy.mutate({ pack, ...way })}
                >
                  {t(`buy.by.${way.method as 'pix'}`)}
                </Button>
              ))}
            </Group>
          </div>
        ))}
      </div>
      <FormError error={buy.error} />
    </Stack>
  );
}
