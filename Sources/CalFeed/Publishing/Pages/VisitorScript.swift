/// The one script of the pages: it tells each time by the visitor's own clock, too, and puts their zone into the field for it.
///
/// Nothing needs it: the page says all it has to say without, and `?tz=` does the same. It takes its words from the page, writes text
/// and no markup, and does nothing where the clocks agree or a zone was asked for.
enum VisitorScript {
    static let text = #"""
        "use strict";
        (() => {
          const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
          const words = document.body.dataset.clock;
          if (!zone || !words || /^(Etc\/)?(UTC|GMT|UCT|Zulu|Greenwich|Universal)$/.test(zone)) return;
          const field = document.getElementById("tz");
          if (field) field.placeholder = zone;
          if (new URLSearchParams(location.search).get("tz")) return;
          const told = (language, options) => new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
          const language = document.documentElement.lang;
          const clock = told(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
          const short = told(language, { weekday: "short", day: "numeric", month: "short" });
          const plain = told("sv", {});
          const city = zone.split("/").pop().replaceAll("_", " ");
          for (const time of document.querySelectorAll("time.local[data-day]")) {
            const start = new Date(time.getAttribute("datetime"));
            const hour = clock.format(start);
            const isSameDay = plain.format(start) === time.dataset.day;
            if (isSameDay && time.textContent.startsWith(hour)) continue;
            const end = time.dataset.end ? "–" + clock.format(new Date(time.dataset.end)) : "";
            const own = document.createElement("span"), hours = document.createElement("strong");
            own.className = "own";
            hours.textContent = hour + end;
            own.append(isSameDay ? "" : short.format(start) + ", ", hours, " " + words.replace("{place}", city));
            const venue = time.parentElement.querySelector(".zone");
            if (venue) venue.after(own);
          }
        })();

        """#
}
