import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client';
import { pagedQuery } from './paging';

export type Order = Schemas['OrderResponse'];
export type Pack = Schemas['PackResponse'];
export type Shop = Schemas['ShopResponse'];
export type Voucher = Schemas['VoucherResponse'];
export type Difference = Schemas['Difference'];

const PAGE = 50;
/** How often an order that moves is asked for. */
const WATCH = 1500;

/** Whether its buyer waits for something to happen to it. */
export const moves = (order: Order): boolean =>
  order.status === 'pending' || order.status === 'refunding' || (order.status === 'paid' && !order.grantedAt);

export const shopQuery = queryOptions({ queryKey: ['me', 'shop'], queryFn: () => read(api.GET('/api/me/shop')) });

export const ownOrdersQuery = pagedQuery<Order>(['me', 'orders'], (cursor) =>
  read(api.GET('/api/me/orders', { params: { query: { cursor, limit: PAGE } } })),
);

export const ownOrderQuery = (id: string) =>
  queryOptions({
    queryKey: ['me', 'order', id],
    queryFn: () => read(api.GET('/api/me/orders/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data && !moves(state.data) ? false : WATCH),
  });

export const buyPack = (body: Schemas['BuyRequest']): Promise<Order> => read(api.POST('/api/me/orders', { body }));

export const withdrawOrder = (id: string): Promise<Order> =>
  read(api.POST('/api/me/orders/{id}/withdraw', { params: { path: { id } } }));

export const redeemVoucher = (code: string): Promise<Order> => read(api.POST('/api/me/vouchers', { body: { code } }));

export const ordersQuery = pagedQuery<Order>(['payments', 'orders'], (cursor) =>
  read(api.GET('/api/payments/orders', { params: { query: { cursor, limit: PAGE } } })),
);

export const packsQuery = queryOptions({
  queryKey: ['payments', 'packs'],
  queryFn: async () => (await read(api.GET('/api/payments/packs'))).items,
});

export const differencesQuery = queryOptions({
  queryKey: ['payments', 'differences'],
  queryFn: () => read(api.GET('/api/payments/differences')),
});

export const providersQuery = queryOptions({
  queryKey: ['payments', 'providers'],
  queryFn: () => read(api.GET('/api/payments/providers')),
});

export const vouchersQuery = pagedQuery<Voucher>(['payments', 'vouchers'], (cursor) =>
  read(api.GET('/api/payments/vouchers', { params: { query: { cursor, limit: PAGE } } })),
);

export const createPack = (body: Schemas['PackRequest']): Promise<Pack> =>
  read(api.POST('/api/payments/packs', { body }));

export const changePack = (id: string, body: Schemas['PackRequest']): Promise<Pack> =>
  read(api.PUT('/api/payments/packs/{id}', { params: { path: { id } }, body }));

export const createVoucher = (body: Schemas['VoucherRequest']): Promise<Voucher> =>
  read(api.POST('/api/payments/vouchers', { body }));

export const refundOrder = (id: string, reason: string): Promise<Order> =>
  read(api.POST('/api/payments/orders/{id}/refund', { params: { path: { id } }, body: { reason } }));
