/// How the pages look: light and dark, on a telephone, on paper. No page needs a script, or a font from elsewhere.
enum StyleSheet {
    static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
        <rect x="3" y="5" width="26" height="24" rx="5" fill="#0f6b66"/>
        <path d="M3 12h26" stroke="#fff" stroke-width="2"/>
        <path d="M10 2v6M22 2v6" stroke="#0f6b66" stroke-width="3" stroke-linecap="round"/>
        <circle cx="12" cy="20" r="3" fill="#fff"/>
        </svg>

        """

    static let text = colours + frame + lists + talk + event + paper

    /// Without the blanks that begin lines.
    static func bytes(of text: String) -> [UInt8] {
        var result = ""
        for line in text.split(separator: "\n") { result += line.drop { $0 == " " } + "\n" }
        return Array(result.utf8)
    }

    private static let colours = """
        :root {
          color-scheme: light dark;
          --paper: #fbfaf7; --card: #ffffff; --ink: #1c2226; --soft: #565f64; --line: #e2dfd6;
          --accent: #0b625d; --on-accent: #ffffff; --doubt: #7a4b00; --doubt-paper: #fff4dc; --doubt-line: #e7b54d;
          --bad: #a3231b; --bad-paper: #fdecea; --bad-line: #dd8a83; --calm: #35566b; --calm-paper: #e9f1f6;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #14181b; --card: #1b2124; --ink: #e9e6df; --soft: #a4adb1; --line: #31393d;
            --accent: #7fd0c6; --on-accent: #0b2321; --doubt: #f3c873; --doubt-paper: #2e2616; --doubt-line: #8a6a24;
            --bad: #ff9f96; --bad-paper: #331c1a; --bad-line: #8f433c; --calm: #a9cde2; --calm-paper: #1b2a33;
          }
        }

        """

    private static let frame = """
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body {
          margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 70rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
          overflow-wrap: break-word;
        }
        h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; margin: 0; }
        h1 { font-size: clamp(1.7rem, 1.2rem + 2vw, 2.5rem); letter-spacing: -0.015em; }
        h2 { font-size: 1.3rem; margin: 0 0 0.75rem; }
        h3 { font-size: 1rem; color: var(--soft); font-weight: 600; }
        h4 { font-size: 1.1rem; text-wrap: pretty; }
        p { margin: 0; }
        ul { list-style: none; margin: 0; padding: 0; }
        a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 0.06em; }
        a:hover { text-decoration-thickness: 0.14em; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 0.2rem; }
        header { margin: 0.5rem 0 2rem; }
        nav { margin-bottom: 1rem; }
        nav a + a::before { content: "/"; display: inline-block; margin-inline: 0.4rem 0.7rem; color: var(--soft); }
        footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); }
        footer, .hint, .count, .empty, .lead { color: var(--soft); }
        footer, .hint, .count { font-size: 0.9rem; }
        .lead { font-size: 1.1rem; margin-top: 0.25rem; }
        .jump { display: none; margin-inline-start: 0.75rem; }
        .skip { position: absolute; inset-inline-start: -100vw; }
        .skip:focus { position: static; }
        .columns { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; gap: 2rem 3.5rem; align-items: start; }
        main > section + section { margin-top: 3rem; }
        aside { display: grid; gap: 2.5rem; }
        .button {
          display: inline-block; padding: 0.6rem 1.1rem; border-radius: 0.6rem; font-weight: 600;
          background: var(--accent); color: var(--on-accent); text-decoration: none;
        }
        .button:hover { filter: brightness(1.12); }
        @media (max-width: 56rem) {
          body { padding: 1rem 1rem 2rem; }
          .columns { grid-template-columns: minmax(0, 1fr); }
          .jump { display: inline-block; }
          header { margin-bottom: 1.25rem; }
        }

        """

    private static let lists = """
        aside section { border-top: 3px solid var(--accent); padding-top: 1rem; }
        .subscribe .button { display: block; text-align: center; }
        .subscribe p + p { margin-top: 0.4rem; }
        .subscribe ul { display: grid; gap: 0.35rem; margin: 1.1rem 0; }
        .qr { margin-bottom: 0.8rem; }
        .qr summary { cursor: pointer; font-weight: 600; font-size: 0.95rem; }
        .qr svg { display: block; width: 100%; max-width: 15rem; margin-top: 0.6rem; background: #fff; border-radius: 0.4rem; }
        .qr path { stroke: #000; shape-rendering: crispEdges; }
        .more { margin-top: 1.5rem; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; }
        .button.quiet {
          background: transparent; color: var(--accent); padding: 0.35rem 0.8rem; border: 1px solid var(--accent);
        }
        .copy { margin-top: 1.1rem !important; }
        .copy label { display: block; font-weight: 600; font-size: 0.95rem; margin-bottom: 0.2rem; }
        .copy input {
          width: 100%; padding: 0.5rem 0.6rem; border: 1px solid var(--soft); border-radius: 0.4rem;
          background: var(--card); color: var(--ink); font: 0.85rem/1.4 ui-monospace, "DejaVu Sans Mono", monospace;
        }
        .series-list li { padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
        .series-list li > a:first-child { display: block; font-weight: 600; }
        .series-list .ics { float: inline-end; font-size: 0.9rem; }
        .tags { display: flex; flex-wrap: wrap; gap: 0.3rem 0.5rem; margin-top: 0.4rem; font-size: 0.85rem; }
        .tags a { padding: 0.05rem 0.6rem; border: 1px solid var(--line); border-radius: 1rem; text-decoration: none; }
        .group { margin-top: 1.75rem; }
        .group:first-of-type { margin-top: 0; }
        .group h3 { padding-bottom: 0.35rem; border-bottom: 1px solid var(--line); }
        .unread li { padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
        .unread > p { color: var(--soft); }
        .file { font: 0.95rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
        .empty { padding: 0.5rem 0; }

        """

    private static let talk = """
        .talk {
          display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); gap: 0.25rem 1.5rem; padding: 1.1rem 0;
          border-bottom: 1px solid var(--line);
        }
        .when { font-variant-numeric: tabular-nums; }
        .talk .when > * { display: block; }
        .when .local { font-size: 1.15rem; font-weight: 650; line-height: 1.3; }
        .when .day { font-size: 0.9rem; font-weight: 600; color: var(--soft); }
        .when .zone, .when .utc { font-size: 0.85rem; color: var(--soft); line-height: 1.45; }
        .what > p { margin-top: 0.2rem; }
        .talk h4 a { color: inherit; text-decoration-color: var(--accent); }
        .past .talk h4 { font-weight: 600; font-size: 1.02rem; }
        .speaker { display: block; }
        .speaker a { color: inherit; text-decoration: none; }
        .speaker a:hover { text-decoration: underline; }
        .own { display: block; color: var(--accent); }
        .own strong { direction: ltr; unicode-bidi: isolate; }
        .finder { display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: end; margin-bottom: 2rem; }
        .finder p { flex: 1 1 11rem; }
        .finder p:last-child { flex: none; }
        .finder label { display: block; font-size: 0.85rem; color: var(--soft); }
        .finder input, .finder button {
          width: 100%; min-height: 2.5rem; padding: 0.4rem 0.7rem; border: 1px solid var(--soft); border-radius: 0.4rem;
          background: var(--card); color: var(--ink); font: inherit; font-size: 0.95rem;
        }
        .finder button { background: var(--accent); color: var(--on-accent); border: 0; font-weight: 600; cursor: pointer; }
        .filtered { margin-bottom: 1.5rem; }
        .languages { display: flex; flex-wrap: wrap; gap: 0.4rem 1.2rem; margin-top: 0.6rem; }
        .languages a::before { content: none !important; }
        .conflicts li a { margin-inline-end: 0.7rem; }
        .speaker a bdi { font-weight: 600; }
        .affiliation, .where { color: var(--soft); }
        .series, .mark, .basis {
          padding: 0.05rem 0.55rem; border-radius: 1rem; border: 1px solid var(--line); text-decoration: none;
        }
        .series { display: inline-block; margin-top: 0.3rem; background: var(--card); color: var(--soft); font-size: 0.85rem; }
        .series:hover { border-color: var(--accent); }
        .guesses a {
          display: inline-block; margin-inline-end: 0.6rem; font-size: 0.85rem; color: var(--doubt);
          text-decoration: underline dotted;
        }
        .mark {
          display: inline-block; font-size: 0.78rem; font-weight: 700; letter-spacing: 0.04em; line-height: 1.6;
          text-transform: uppercase; vertical-align: 0.12em;
          background: var(--bad-paper); border-color: var(--bad-line); color: var(--bad);
        }
        .cancelled h4 a, .cancelled .local, .postponed .local { text-decoration: line-through; }
        .doubts {
          margin-top: 0.5rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.35rem; font-size: 0.92rem;
        }
        .doubts li { padding: 0.35rem 0.7rem; border-inline-start: 3px solid; border-radius: 0.2rem; }
        .doubts .info { background: var(--calm-paper); border-color: var(--calm); }
        .doubts .warning { background: var(--doubt-paper); border-color: var(--doubt-line); }
        .doubts .error { background: var(--bad-paper); border-color: var(--bad-line); }
        .doubts .info strong { color: var(--calm); }
        .doubts .warning strong { color: var(--doubt); }
        .doubts .error strong { color: var(--bad); }
        @media (max-width: 40rem) {
          .talk { grid-template-columns: minmax(0, 1fr); }
          .talk .when { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.7rem; }
        }

        """

    private static let event = """
        .event { max-width: 46rem; }
        .event > section { margin-top: 2.5rem; }
        .event .who { margin-top: 0.6rem; font-size: 1.1rem; }
        .event.cancelled h1, .event.cancelled .when { text-decoration: line-through; }
        .event h1 .mark { font-size: 0.9rem; vertical-align: 0.35em; }
        dl { margin: 0; }
        dd { margin: 0; }
        dl.facts { border-top: 3px solid var(--accent); margin-bottom: 1.5rem; }
        dl.facts > div {
          display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0 1rem; padding: 0.6rem 0;
          border-bottom: 1px solid var(--line);
        }
        dt { font-weight: 600; }
        dl.facts dt { color: var(--soft); }
        dd.when > * { display: block; }
        .prose p { max-width: 40rem; white-space: pre-line; }
        .prose p + p { margin-top: 0.8rem; }
        .evidence { margin-top: 1rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.75rem; }
        .value, blockquote, .announcement, dl.facts dd { overflow-wrap: anywhere; }
        .local, .utc { direction: ltr; unicode-bidi: isolate; text-align: left; }
        [dir="rtl"] .local, [dir="rtl"] .utc { text-align: right; }
        .evidence > div {
          background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; padding: 0.8rem 1rem;
        }
        .evidence > div:target { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
        .evidence dt { color: var(--soft); font-size: 0.9rem; }
        .basis { margin-inline-start: 0.4rem; font-size: 0.8rem; font-weight: 600; }
        .basis.stated { border-color: var(--accent); color: var(--accent); }
        .basis.inferred { border-color: var(--calm); background: var(--calm-paper); color: var(--calm); }
        .basis.assumed { border: 1px dashed var(--doubt-line); background: var(--doubt-paper); color: var(--doubt); }
        .basis.corrected { border: 1px solid var(--ink); background: var(--ink); color: var(--paper); }
        .value { font-weight: 600; }
        .reason { font-size: 0.95rem; }
        blockquote {
          margin: 0.35rem 0 0; padding-inline-start: 0.8rem; border-inline-start: 3px solid var(--line);
          color: var(--soft); font-family: Georgia, "Noto Serif", "DejaVu Serif", serif; white-space: pre-line;
        }
        .add { display: flex; flex-wrap: wrap; gap: 0.6rem 1.2rem; align-items: center; }
        figure { margin: 1rem 0 0; }
        figcaption { color: var(--soft); font-size: 0.9rem; margin-bottom: 0.3rem; }
        .announcement {
          white-space: pre-wrap; unicode-bidi: plaintext; padding: 1rem 1.2rem; max-height: 40rem; overflow: auto;
          background: var(--card); border: 1px solid var(--line); border-radius: 0.6rem; font-size: 0.95rem;
        }
        mark {
          background: var(--doubt-paper); color: inherit; border-bottom: 2px solid var(--doubt-line);
          border-radius: 0.2rem; padding: 0.05em 0.15em;
        }
        .announcement :target + mark { outline: 3px solid var(--accent); outline-offset: 1px; }
        .field {
          margin-inline-start: 0.3rem; padding: 0.05rem 0.45rem; border-radius: 1rem; font-size: 0.75rem;
          background: var(--calm-paper); color: var(--calm); text-decoration: none; white-space: nowrap;
          unicode-bidi: isolate;
        }
        .field:hover { text-decoration: underline; }
        .history { margin: 0; padding-inline-start: 1.2rem; display: grid; gap: 0.6rem; }
        .history ul { margin-top: 0.2rem; color: var(--soft); font-size: 0.95rem; }
        .rule { margin-top: 0.3rem; color: var(--soft); font-size: 0.8rem; }
        .event .hint { margin-top: 1rem; }
        @media (max-width: 40rem) {
          dl.facts > div { grid-template-columns: minmax(0, 1fr); }
        }

        """

    private static let paper = """
        @media print {
          :root {
            --paper: #fff; --card: #fff; --ink: #000; --soft: #333; --line: #bbb; --accent: #000;
            --doubt: #000; --doubt-paper: #fff; --bad: #000; --bad-paper: #fff; --calm: #000; --calm-paper: #fff;
          }
          body { max-width: none; padding: 0; font-size: 10.5pt; }
          aside, nav, footer, .finder, .skip, .jump, .button, .unread { display: none; }
          .columns { display: block; }
          .announcement { max-height: none; }
          .talk, .evidence > div, dl.facts > div { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          a { text-decoration: none; }
        }

        """
}
