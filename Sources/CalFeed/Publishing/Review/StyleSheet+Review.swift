extension StyleSheet {
    /// What the pages of the operators' desk have besides.
    static let review = """
        .review { max-width: 46rem; }
        .matters > li {
          margin-bottom: 1rem; padding: 0.9rem 1rem; background: var(--card); border: 1px solid var(--line);
          border-radius: 0.6rem; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center;
        }
        .matters > li > p { flex: 1 1 100%; min-width: 0; overflow-wrap: anywhere; }
        .matters details { min-width: 0; }
        .matters > li > p:has(.button), .matters form { flex: none; }
        h2 .count { font-weight: 400; margin-inline-start: 0.4rem; }
        .review button {
          font: inherit; font-weight: 600; padding: 0.5rem 1rem; border-radius: 0.5rem; cursor: pointer;
          border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent);
        }
        .review button.quiet { background: transparent; color: var(--accent); padding: 0.35rem 0.8rem; }
        .entry { margin-top: 1.4rem; }
        .entry > label { display: block; font-weight: 600; margin-bottom: 0.25rem; }
        .entry input:not([type=checkbox]):not([type=hidden]), .entry textarea, .entry select {
          width: 100%; min-height: 2.75rem; padding: 0.5rem 0.7rem; border: 1px solid var(--soft);
          border-radius: 0.4rem; background: var(--card); color: var(--ink); font: inherit;
        }
        .review form > p:last-child { margin-top: 1.8rem; }
        .matters form > p:last-child { margin-top: 0; }
        .matters form.whole { flex: 1 1 100%; border-top: 1px solid var(--line); padding-top: 0.7rem; }
        .matters summary { cursor: pointer; }
        .matters details { flex: 1 1 100%; }
        .matters .matters > li { border-width: 1px 0 0; border-radius: 0; margin: 0.8rem 0 0; padding: 0.8rem 0 0; }
        .check { display: flex; gap: 0.5rem; align-items: center; }
        .check input { width: 1.2rem; height: 1.2rem; accent-color: var(--accent); }
        .entry .basis { margin-inline-start: 0; }
        .notice {
          margin-bottom: 1.5rem; padding: 0.7rem 1rem; border-radius: 0.6rem; border: 1px solid var(--accent);
          font-weight: 600;
        }
        .notice.refused { border-color: var(--bad-line); background: var(--bad-paper); color: var(--bad); }

        """
}
