/** Stripes for what is not complete yet: told by pattern, not by colour alone. */
export const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="3" height="6" fill="var(--sol-surface)" opacity=".55" />
    </pattern>
  </defs>
);
