/** Loads the palette only when somebody asks for it. */
export async function openPalette(): Promise<void> {
  const { spotlight } = await import('@mantine/spotlight');
  spotlight.open();
}
