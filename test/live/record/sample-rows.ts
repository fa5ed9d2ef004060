export const someOrders = `INSERT INTO public.orders (id, customer_id, status, note, quantity, unit_price, placed_at, updated_at) VALUES
  (1, 10, 'new', 'first', 2, 9.99, '2026-01-01 10:00:00.123456', '2026-01-01 10:00:00.5Z'),
  (2, 11, 'new', NULL, 1, 100.00, '2026-01-02 11:00:00', NULL),
  (3, 10, 'paid', '', 5, 0.10, '2026-01-03 12:00:00', '2026-01-03 12:00:00+02')`;

export const insertOrder = (id: number, status = "new", quantity = 1) =>
  "INSERT INTO public.orders (id, customer_id, status, note, quantity, unit_price, placed_at, updated_at) " +
  `VALUES (${id}, ${id % 7}, '${status}', 'order ${id}', ${quantity}, 12.50, '2026-02-01 09:30:00', '2026-02-01 09:30:00Z')`;

export const someLines =
  "INSERT INTO public.order_lines (order_id, line, quantity, price) VALUES (1, 1, 2, 9.99), (1, 2, 1, 5.00), (2, 1, 1, 100.00)";

export const someAccounts =
  "INSERT INTO public.accounts (id, region, balance) VALUES (1, 'north', 10.00), (2, 'south', 20.50), (3, 'north', -3.25)";
