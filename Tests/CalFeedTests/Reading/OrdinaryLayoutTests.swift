import Testing

@testable import CalFeed

/// Announcements as people write them every day: what stands behind a list is said for all of it, and what looks like a talk is none.
@Suite struct OrdinaryLayoutTests {
    @Test func `rows whose second lines stand further in`() {
        let found = talkSummary(
            of: """
                TUESDAY MARCH 3

                9:00-9:30  Coffee
                9:30-10:15  Marguerite Oyelaran, Univ. of Kestrel Bay
                            Sparse graphs and their limits
                10:20-11:05  Tobias Fenwick, Harrow Tech
                            Counting colourings in the dark
                11:30-12:15  Li Meiying, Institute for Slow Mathematics
                            Random walks that remember

                WEDNESDAY MARCH 4

                9:30-10:15  Pedro Sandoval, U. Andina
                            On the chromatic number of things
                10:20-11:05  Ines Hallberg, Norrby
                            TBA
                """, on: "2026-02-20")
        #expect(
            found == [
                "2026-03-03T09:30 | Marguerite Oyelaran | Sparse graphs and their limits | –",
                "2026-03-03T10:20 | Tobias Fenwick | Counting colourings in the dark | –",
                "2026-03-03T11:30 | Li Meiying | Random walks that remember | –",
                "2026-03-04T09:30 | Pedro Sandoval | On the chromatic number of things | –",
                "2026-03-04T10:20 | Ines Hallberg | – | –",
            ])
    }

    @Test func `a meeting's address below a list is that of all its talks`() {
        let found = talkSummary(
            of: """
                Our next three online seminars are

                Thursday 26 February, 2pm GMT: Dr Amara Nwosu (University of Selby), "Maternal health and distance"
                Thursday 12 March, 2pm GMT: Prof Gregor Haas (Uni Linden), "Ageing in cities: a panel study"
                Thursday 2 April, 2pm BST: Dr Sinead O'Rahilly (Galmoy), "Housing precarity after the crash"

                Join: https://selby.zoom.us/j/99988877766
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-02-26T14:00 | Amara Nwosu | Maternal health and distance | –",
                "2026-03-12T14:00 | Gregor Haas | Ageing in cities: a panel study | –",
                "2026-04-02T14:00 | Sinead O'Rahilly | Housing precarity after the crash | –",
            ])
    }

    @Test func `an address in brackets behind the word online`() {
        let found = talkSummary(
            of: """
                **PhD Thesis Defence**

                Candidate: Roxanne Bélanger-Ouellet
                Supervisor: Prof. H. Trask
                Date and time: March 18th, 2026, 1:30 PM
                Location: MC 5501 and online (https://meet.example.org/rbo-defence)

                Title: Consistency in geographically replicated stores: from theory to practice and back

                Committee members: Prof. A. Bligh, Prof. J. Ngata, Dr. Roland Voss (external)
                """, on: "2026-02-20", zone: "America/Toronto")
        #expect(
            found == [
                "2026-03-18T13:30 | Roxanne Bélanger-Ouellet | Consistency in geographically replicated stores: from theory to practice and back | MC 5501"
            ])
    }

    @Test func `days over labels end the abstract of the talk before`() {
        let found = talkSummary(
            of: """
                Spring 2026 Seminar in Combinatorics
                Fridays 3:10-4:00, Room 507 Loomis Hall (unless otherwise noted)

                Feb 27
                Speaker: Anders Thiessen (Oakham)
                Title: A zoo of permutation patterns
                Abstract: We catalogue...

                Mar 6
                No seminar: department retreat

                Mar 13 *** SPECIAL TIME: 2:00 ***
                Speaker: Priya Raghunathan (MIT)
                Title: Sunflowers, again
                Abstract: The sunflower lemma ...

                Mar 27 (via Zoom)
                Speaker: Juhani Korhonen (Aalto)
                Title: Codes from hypergraphs
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-02-27T15:10 | Anders Thiessen | A zoo of permutation patterns | Room 507 Loomis Hall",
                "2026-03-13T14:00 | Priya Raghunathan | Sunflowers, again | Room 507 Loomis Hall",
                "2026-03-27T15:10 | Juhani Korhonen | Codes from hypergraphs | Room 507 Loomis Hall",
            ])
    }

    @Test func `a remark in brackets is no part of a room`() {
        let found = talkSummary(
            of: """
                Geometry Seminar

                Wed 11.3., 15:45 (sharp!), HG G 43
                Vera Stadler (Bonn): Systoles and billiards

                Wed 18.3., 15:45, HG G 43
                Hugo Delacroix (IHES): Curves on Calabi-Yau threefolds

                Thu 26.3., 10:15, HG G 19.1 (note unusual day and place)
                Samira Khalil (Cairo): Rigidity phenomena
                """, on: "2026-02-20", zone: "Europe/Zurich")
        #expect(
            found == [
                "2026-03-11T15:45 | Vera Stadler | Systoles and billiards | HG G 43",
                "2026-03-18T15:45 | Hugo Delacroix | Curves on Calabi-Yau threefolds | HG G 43",
                "2026-03-26T10:15 | Samira Khalil | Rigidity phenomena | HG G 19.1",
            ])
    }

    @Test func `a place above the rows of an evening`() {
        let found = talkSummary(
            of: """
                DevOps Dales #14

                When: Thursday 12th March 2026, doors 18:30
                Where: The Old Mill, 3 Weir Lane, Hexford

                18:45 Kirsty Auld – Terraform at the edge of the world
                19:30 Benedikt Frei – Postmortems that people read

                Where to park: there is a car park behind the mill.
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-12T18:45 | Kirsty Auld | Terraform at the edge of the world | The Old Mill, 3 Weir Lane, Hexford",
                "2026-03-12T19:30 | Benedikt Frei | Postmortems that people read | The Old Mill, 3 Weir Lane, Hexford",
            ])
    }

    @Test func `what there is beside a talk is no part of its title`() {
        let found = talkSummary(
            of: """
                ## Upcoming

                - **03/05/2026** [Delphine Marchetti](https://dm.example.org) (Lakeshore): *Causal inference with missing mediators*. [Recording TBD]
                - **03/12/2026** [Osei Kwarteng](https://ok.example.org) (Tri-State): *Fairness under distribution shift*.

                ## Past

                - **02/12/2026** [Bea Lundqvist](https://bl.example.org): *Bandits with budgets*. [Slides](s.pdf)

                Meetings: Thursdays 11am CT on Zoom.
                """, on: "2026-02-20")
        #expect(
            found == [
                "2026-03-05T11:00 | Delphine Marchetti | Causal inference with missing mediators | Zoom",
                "2026-03-12T11:00 | Osei Kwarteng | Fairness under distribution shift | Zoom",
                "2026-02-12T11:00 | Bea Lundqvist | Bandits with budgets. Slides | Zoom",
            ])
    }

    @Test func `weekly hours below a list of days`() {
        let found = talkSummary(
            of: """
                CS Theory Lunch

                3/4  Noah Abernathy   Local search for k-median
                3/11 Ling Zhao        Streaming lower bounds
                3/18 SPRING BREAK
                3/25 Eva Szabo        TBA

                Wednesdays 12-1 in Hearth 212. Food at 11:50.
                """, on: "2026-02-20", zone: "America/Los_Angeles")
        #expect(
            found == [
                "2026-03-04T12:00 | Noah Abernathy | Local search for k-median | Hearth 212",
                "2026-03-11T12:00 | Ling Zhao | Streaming lower bounds | Hearth 212",
                "2026-03-25T12:00 | Eva Szabo | – | Hearth 212",
            ])
    }

    @Test func `titles of papers and who presents them`() {
        let found = talkSummary(
            of: """
                # Reading group

                We meet every other Thursday at 2 PM Eastern.

                ### Thursday, March 5th
                Paper: *Attention is not all you need* — presented by Deniz Aydin

                ### Thursday, March 19th
                Paper: *Deep double descent, revisited* — presented by Molly Farrow

                ### Thursday, April 2nd (starts at 3 PM!)
                Paper: *Sharpness and flatness* — presented by Ravi Chandra
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-03-05T14:00 | Deniz Aydin | Attention is not all you need | –",
                "2026-03-19T14:00 | Molly Farrow | Deep double descent, revisited | –",
                "2026-04-02T15:00 | Ravi Chandra | Sharpness and flatness | –",
            ])
    }

    @Test func `rows in Italian with the kind of talk behind the room`() {
        let found = talkSummary(
            of: """
                Quattro giorni di incontri dal 9 al 12 marzo
                Lunedì 9 marzo
                – ore 17.30, aula 1, via Lunga, 4, conferenza “Il sale della terra” nella rassegna “Orti”. Interverrà Fabio Conti, docente di chimica.
                Martedì 10 marzo
                ore 11, aula 2, via Lunga, 24, Lectio magistralis “Le voci del mare” di Tullio Ferri, pescatore.
                ore 15, aula 3, via Lunga, 24, seminario “Il vento e la vela” a cura del Circolo nautico. Interverrà Pia Neri, docente di fisica.
                – ore 17.30, aula 4, via Lunga, 24, seminario “Pane e lievito: storie di forni”, proposto dai fornai. Interverranno i docenti Gino Bassi e Lia Fonti del dipartimento di Agraria.
                Giovedì 12 marzo
                ore 10, aula 5, via Lunga, 24, convegno “Pietre antiche” con una visita alla cava. Interverrà Luca Canfora.
                """, on: "2026-02-20", zone: "Europe/Rome")
        #expect(
            found == [
                "2026-03-09T17:30 | Fabio Conti | Il sale della terra | aula 1, via Lunga, 4",
                "2026-03-10T11:00 | Tullio Ferri | Le voci del mare | aula 2, via Lunga, 24",
                "2026-03-10T15:00 | Pia Neri | Il vento e la vela | aula 3, via Lunga, 24",
                "2026-03-10T17:30 | Gino Bassi, Lia Fonti | Pane e lievito: storie di forni | aula 4, via Lunga, 24",
                "2026-03-12T10:00 | Luca Canfora | Pietre antiche | aula 5, via Lunga, 24",
            ])
    }

    @Test func `the number of a house is no day`() {
        let found = talkSummary(
            of: """
                1.演題 : 岬会創立記念「灯台への道」
                2.講演者 : 川本厳氏、松井利光氏
                3.日時 : 2026年3月14日(土)受付14:30~
                4.会場 : 架空大学海洋学部1号館
                見本区架空町1-8-14(℡03-0000-0000)
                5.講演会 15:00~17:00(1号館3階133号室)
                懇親会 17:00~19:00(同2階 食堂)
                6.申込期限: 3月5日(木)
                """, on: "2026-02-20", zone: "Asia/Tokyo")
        #expect(
            found == [
                "2026-03-14T15:00 | 川本厳, 松井利光 | 岬会創立記念「灯台への道」 | 1号館3階133号室"
            ])
    }

    @Test func `days that are counted`() {
        let found = talkSummary(
            of: """
                We meet in the boathouse on Mar 18 and 19, 2026. Hours are Eastern Daylight Time.

                **Day 1: Wednesday, Mar. 18**

                * 09:55 Welcome
                * 10:00 Sunita Sarkar (University of Cambria): *Tides in Unusual Straits*
                * 10:40 Colin Brodie (Joan Hopper University): *Salt and CO<sub>2</sub>*

                **Day 2: Thursday, Mar. 19**

                * 10:00 Sofia Wu (Princely University): *Slow currents*
                * 10:40 Patrick Leigh (Lakeside Institute): *Ebb and flow of the north*
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-03-18T10:00 | Sunita Sarkar | Tides in Unusual Straits | –",
                "2026-03-18T10:40 | Colin Brodie | Salt and CO2 | –",
                "2026-03-19T10:00 | Sofia Wu | Slow currents | –",
                "2026-03-19T10:40 | Patrick Leigh | Ebb and flow of the north | –",
            ])
    }

    @Test func `a talk of which nothing is known yet`() {
        let found = talkSummary(
            of: """
                FOG AND DEW

                We come together on Tuesdays at 12:00 UTC via Zoom.

                3 March 2026
                12:00 UTC

                Higher fog: the good and the grey

                Richard Woodley — University of Floriana

                10 March 2026
                12:00 UTC

                Title to be announced

                Alexander Vitkov — Institute of Clouds of the Moravian Academy

                17 March 2026
                12:00 UTC

                Title to be announced

                Speaker to be announced — Affiliation
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-03-03T12:00 | Richard Woodley | Higher fog: the good and the grey | Zoom",
                "2026-03-10T12:00 | Alexander Vitkov | – | Zoom",
                "2026-03-17T12:00 | – | – | Zoom",
            ])
    }

    @Test func `talks in paragraphs of one line that end with day and room`() {
        let found = talkSummary(
            of: """
                The room is not the same every week.

                *Vaughan Gadsby (University of Glaston). ***Why owls turn their heads.** Friday 6th March, 1:30-2:30pm. Huxford 308.

                ** Abstract: ** Owls hear better than they see.

                *Pierre Bossuet (ETH). ***A quiet feather.** Friday 13th March, 1:30-2:30pm. Huxford 308.

                ** Abstract: ** The edge of a wing makes no noise.

                *Edda Segall (UCL). ***Mice at dusk.** Friday 20th March, 1:30-2:30pm. Huxford 139.
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-06T13:30 | Vaughan Gadsby | Why owls turn their heads | Huxford 308",
                "2026-03-13T13:30 | Pierre Bossuet | A quiet feather | Huxford 308",
                "2026-03-20T13:30 | Edda Segall | Mice at dusk | Huxford 139",
            ])
    }

    @Test func `items with a person, a role and a title`() {
        let found = talkSummary(
            of: """
                # Kite Makers Evening – Mar 10 (Moved by a week!)

                **Evening: March 10, 2026**, 6:30-9p, LOFT

                ## TALKS OF THE EVENING
                The _Long Cove Kite Makers_ fly whatever the wind.

                - Tim Freeman / Senior Tailor ([@x](https://example.com/x)) – Strings and Knots
                - Mick Stewartson ([@y](https://example.com/y)) – Paper or Silk
                - [LET US KNOW](http://example.com/events/)

                **Later evenings:**  4/6  5/3  6/1
                """, on: "2026-02-20", zone: "America/Los_Angeles")
        #expect(
            found == [
                "2026-03-10T18:30 | Tim Freeman | Strings and Knots | –",
                "2026-03-10T18:30 | Mick Stewartson | Paper or Silk | –",
            ])
    }

    @Test func `a term above a table is no title`() {
        let found = talkSummary(
            of: """
                Winter Garden Lectures

                Lent Term 2026
                | Date | Time | House | Speaker |
                |---|---|---|---|
                | Thursday 5 March 2026 | 6.00pm - 7.00pm | Collinghurst | Prof John Chaplin, Archaeology |
                Easter Term 2026
                | Date | Time | House | Speaker |
                |---|---|---|---|
                | Thursday 7 May 2026 | 6.00pm - 7.00pm | Van Mulder | Prof Dave Harker, Earth Sciences |
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-05T18:00 | John Chaplin | – | –",
                "2026-05-07T18:00 | Dave Harker | – | –",
            ])
    }

    @Test func `data with a day of writing and a start`() {
        let found = talkSummary(
            of: """
                +++
                title = "Small folds of proteins"
                authors = ["Dr. Simone Wilkes - National Lakes University"]
                date = "2026-02-11"
                time_start = 2026-03-18T20:00:00
                time_end = 2026-03-18T21:00:00

                # What it is about
                abstract = "Paper and proteins fold alike."
                # May be empty
                image_preview = ""
                highlight = true
                +++
                """, on: "2026-02-20")
        #expect(
            found == [
                "2026-03-18T20:00 | Simone Wilkes | Small folds of proteins | –"
            ])
    }

    @Test func `a place named after something to eat`() {
        let found = talkSummary(
            of: """
                I know this is late. The gardeners come together this coming WEDNESDAY,
                the 25th February, at 7.30pm at Cookies in Leoford (the green door)

                We shall plan the Seed Day, which is on Saturday,
                28th Feb. It will be a short one, from
                9.30am to about 2pm.
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-02-25T19:30 | – | – | –"
            ])
    }

    @Test func `a cancelled talk and another on a later day`() {
        let found = talkSummary(
            of: """
                The seminar planned for 29 April is cancelled. A lecture by Blair Jenkinson
                follows on 3^rd June at 6pm, and a walk on 4^th June.
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-04-29 | – | – | –",
                "2026-06-03T18:00 | Blair Jenkinson | – | –",
            ])
    }

    @Test func `an offset is no day of the month behind it`() {
        let found = talkSummary(
            of: """
                When we come together:
                - Thursdays, 12:00-13:00 UTC+1 in March
                - Thursdays, 12:00-13:00 UTC+2 in April/May

                Who speaks

                5 March 2026 (12:00-13:00 UTC+1)

                How bees count — Bernd Dorner (Ecole Fictive)

                16 April 2026 (12:00-13:00 UTC+2)

                Honey without tears — Carla Witting (Aberwyn University)
                """, on: "2026-02-20", zone: "Europe/Rome")
        #expect(
            found == [
                "2026-03-05T12:00 | Bernd Dorner | How bees count | –",
                "2026-04-16T12:00 | Carla Witting | Honey without tears | –",
            ])
    }

    @Test func `days of this month with their weekdays`() {
        let found = talkSummary(
            of: """
                Três tardes de conversa, de terça a quinta-feira, 24 a 26, às 10h, no miniauditório. Veja abaixo:
                Dia 24, terça
                Palestra: O rio e a cidade
                Palestrante: Conceição Barreto, escritora
                Dia 25, quarta
                Palestra: Abelhas sem ferrão
                Palestrante: Mauro Tavares, professor
                Dia 26, quinta
                Palestra: Tambores da serra
                Palestrante: Jussara Lins
                """, on: "2026-02-12", zone: "America/Sao_Paulo")
        #expect(
            found == [
                "2026-02-24T10:00 | Conceição Barreto | O rio e a cidade | miniauditório",
                "2026-02-25T10:00 | Mauro Tavares | Abelhas sem ferrão | miniauditório",
                "2026-02-26T10:00 | Jussara Lins | Tambores da serra | miniauditório",
            ])
    }
}
