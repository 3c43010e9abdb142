import Testing

@testable import CalFeed

/// Blocks of labels and rows of hours, each with what belongs to it and nothing of its neighbour.
@Suite struct BlocksAndRowsTests {
    @Test func `numbered blocks whose day stands between their labels`() {
        let found = talkSummary(
            of: """
                三月的活动:
                1.“茶会”第六期
                主题:茶叶与水
                时间:3月4日下午13:30
                地点:茶楼三层听雨室
                领读人:方志远
                2.“山谈”第二期
                主题:登山的人
                时间:3月11日上午10:30
                地点:茶楼一层大厅
                嘉宾:冯国强、王小明
                3.旧书会
                (1)第一场总第45期
                主讲人:方志远
                时间:3月18日下午14:30
                地点:茶楼书房
                """, on: "2026-02-20", zone: "Asia/Shanghai")
        #expect(
            found == [
                "2026-03-04T13:30 | 方志远 | 茶叶与水 | 茶楼三层听雨室",
                "2026-03-11T10:30 | 冯国强, 王小明 | 登山的人 | 茶楼一层大厅",
                "2026-03-18T14:30 | 方志远 | 第一场总第45期 | 茶楼书房",
            ])
    }

    @Test func `a title that is to come is not made of the cells beside it`() {
        let found = talkSummary(
            of: """
                | Date | Time | Week | Presenter | Affiliation | Contact | Title |
                |---|---|---|---|---|---|---|
                | Thursday the 5th of March 2026 | 11am | 5 | Philip Pierce | University College Lowtown | Doireann O'Keefe | TBC |
                | Thursday the 12th of March 2026 | 11am | 7 | Leah Keane | University of Verdant | James Gleason | TBC |
                | Thursday the 26th of March 2026 | 11am | 8 | Stuart Thompson | University of Brisling | Doireann O'Keefe | Pressing Flowers |
                """, on: "2026-02-20", zone: "Europe/Dublin")
        #expect(
            found == [
                "2026-03-05T11:00 | Philip Pierce | – | –",
                "2026-03-12T11:00 | Leah Keane | – | –",
                "2026-03-26T11:00 | Stuart Thompson | Pressing Flowers | –",
            ])
    }

    @Test func `years of degrees behind names`() {
        let found = talkSummary(
            of: """
                Spring 2026 Herbarium Colloquium

                Thursday, March 5, 9:40 a.m.  - Walders, Room 206
                Campus Trees and Their Ages
                Kate Doran ’26, Hormley Institute,
                Alan Nishi ’25 & Minh Nguyen ‘24, Mayfield Clinic

                Thursday, March 19, 9:40 a.m.  - Walders, Room 206
                Mosses after fire
                Dr. Jonas Ekholm, University of Northfield
                """, on: "2026-02-20")
        #expect(
            found == [
                "2026-03-05T09:40 | Kate Doran | Campus Trees and Their Ages | Walders, Room 206",
                "2026-03-19T09:40 | Jonas Ekholm | Mosses after fire | Walders, Room 206",
            ])
    }

    @Test func `who gives a talk in brackets behind its title`() {
        let found = talkSummary(
            of: """
                ## Wann?

                Wir sehen uns am **Mittwoch, 25. März 2026 um 19:15 Uhr**.

                ## Was?

                Zweimal etwas zum Hören:

                 - **19:15 - 19:30 Uhr** Begrüssung
                 - **19:30 - 20:00 Uhr** *wie man dingen das zuhören beibringt* (von Petra Maler) <br>
                 - **20:05 - 20:25 Uhr** *Bilder aus dem Keller* (von Mathias) <br>
                 - **ab 20:25 Uhr** Zeit für Fragen und Tee.
                """, on: "2026-02-20", zone: "Europe/Zurich")
        #expect(
            found == [
                "2026-03-25T19:30 | Petra Maler | wie man dingen das zuhören beibringt | –",
                "2026-03-25T20:05 | Mathias | Bilder aus dem Keller | –",
            ])
    }

    @Test func `one speaker above a tour`() {
        let found = talkSummary(
            of: """
                ערב על דבורים ודבש.
                מרצה: אלון מנור - מגדל דבורים
                באר שבע
                - מתי: 5.3.26 | 21:00
                - איפה: הכוורת
                - כתובת: הגפן 23, באר שבע
                תל אביב
                - מתי: 7.3.26 | 19:30
                - איפה: המרפסת
                - כתובת: הזית 19, תל אביב
                """, on: "2026-02-20", zone: "Asia/Jerusalem")
        #expect(
            found == [
                "2026-03-05T21:00 | אלון מנור | – | הגפן 23, באר שבע",
                "2026-03-07T19:30 | אלון מנור | – | הזית 19, תל אביב",
            ])
    }

    @Test func `a slot of which nothing is known yet is kept beside the talk that is`() {
        let found = talkSummary(
            of: """
                ## Speaker to be announced
                Speaker: TBA
                Date: 9 March 2026, 14:00 CET

                More will be told here.

                ## Speaker to be announced
                Speaker: Emanuele Rosso
                Date: 23 March 2026, 14:00 CET

                More will be told here.
                """, on: "2026-02-20", zone: "Europe/Berlin")
        #expect(
            found == [
                "2026-03-09T14:00 | – | – | –",
                "2026-03-23T14:00 | Emanuele Rosso | – | –",
            ])
    }

    @Test func `the room of the coffee is not that of the talk`() {
        let found = talkSummary(
            of: """
                Come on **Thursdays** at **2:50–3:50 pm** in **WH-100E** with refreshments afterwards from 4:00–4:25 pm in WH-102.

                **March 5**

                Speaker:**Ben Dozer**(Stony Creek)

                Title:**Billiards on a slope***Abstract:*Balls roll down.

                **March 12**

                Speaker:**Lena Fuchs**(Ithaca)

                Title:**Free groups and trees***Abstract:*We look at trees.
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-03-05T14:50 | Ben Dozer | Billiards on a slope | WH-100E",
                "2026-03-12T14:50 | Lena Fuchs | Free groups and trees | WH-100E",
            ])
    }

    @Test func `titles above days in paragraphs of their own`() {
        let found = talkSummary(
            of: """
                Public Lecture: Thomas Crowe: Frames without Pictures
                Friday, April 10, 2026 - 5:30pm to 7:00pm
                Thomas Crowe, Keeper of Frames, Institute of Old Wood, New Amsterdam University
                Wolfson Hall

                Crowe shows what a frame tells.

                Public Lecture: Cédric Villard: Of Sand, Shells, and Patience
                Tuesday, April 14, 2026 - 5:30pm to 7:00pm
                Cédric Villard, Professor at Université Lyonnaise
                Wolfson Hall

                How many grains make a beach?
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-04-10T17:30 | Thomas Crowe | Frames without Pictures | Wolfson Hall",
                "2026-04-14T17:30 | Cédric Villard | Of Sand, Shells, and Patience | Wolfson Hall",
            ])
    }

    @Test func `items with a kind in front and a person at the end`() {
        let found = talkSummary(
            of: """
                Nos vemos el **día 26 de febrero de 2026, a las 20:00** en el taller de `La Fabril <https://example.org/>`_, **en calle Sevilla, 13**, con:

                 - CHARLA: "Injertar un cerezo sin miedo" por David de la Ermita.
                     Con navaja y paciencia.

                 - CHARLA: "La tierra que respira" por Lorena Castro.
                     Compost para todos.

                 - PREGUNTAS [1]:
                     Si queda tiempo ;)
                """, on: "2026-02-20", zone: "Europe/Madrid")
        #expect(
            found == [
                "2026-02-26T20:00 | David de la Ermita | Injertar un cerezo sin miedo | calle Sevilla, 13",
                "2026-02-26T20:00 | Lorena Castro | La tierra que respira | calle Sevilla, 13",
            ])
    }

    @Test func `what becomes of a talk is no part of its title`() {
        let found = talkSummary(
            of: """
                Salle des fêtes de la Moulinière
                12 rue du Moulin, Dijon
                Le samedi à 14 h 30. - Entrée gratuite

                 14 mars 2026 - Le pain du village
                 4 avril 2026 - L’eau du puits ?
                 9 mai 2026 - La naissance des collines (et des étangs)
                 6 juin 2026 - Les cloches : leur voix, leur bronze… et leurs sonneurs Conférence annulée
                """, on: "2026-02-20", zone: "Europe/Paris")
        #expect(
            found == [
                "2026-03-14T14:30 | – | Le pain du village | 12 rue du Moulin, Dijon",
                "2026-04-04T14:30 | – | L’eau du puits ? | 12 rue du Moulin, Dijon",
                "2026-05-09T14:30 | – | La naissance des collines (et des étangs) | 12 rue du Moulin, Dijon",
                "2026-06-06T14:30 | – | Les cloches : leur voix, leur bronze… et leurs sonneurs | 12 rue du Moulin, Dijon",
            ])
    }

    @Test func `rows below the heading of a day`() {
        let found = talkSummary(
            of: """
                # OpenDig 2026

                ## We dig **in Borgo Alto** on **26-27 March 2026**.

                Write to [opendig@example.org](mailto:opendig@example.org).

                ## Where
                **POLO DIDATTICO MULINI**
                3th floor room D

                #### Deadline for your slides 24 March 2026.

                # Programme
                ## 26 March 2026

                - **08:30**
                _Registration_
                - **09:00**
                _Opening_

                ---

                ### **09:15**
                ### **Panel: Shovels and Nets**
                Chair and intro by _Marco Moretti_; _Dario Nocchi_.
                - **09:20**
                **_Graves as Maps_**
                _Eliana Pilotti_ - Sapienza Fittizia; _Giacomo Manuzzi_ CNR – ISPC.
                - **09:35**
                **_What Potsherds Remember: a Field Diary_**
                _Raffaella Rizzi_ - University of Salenta.
                - **10:20** _Coffee break_
                - **11:00**
                **_Roman roads and mule tracks_**
                _Antonio Merlini_ - independent researcher
                """, on: "2026-03-05", zone: "Europe/Rome")
        #expect(
            found == [
                "2026-03-26T09:15 | Marco Moretti | Panel: Shovels and Nets | POLO DIDATTICO MULINI 3th floor room D",
                "2026-03-26T09:20 | Eliana Pilotti | Graves as Maps | POLO DIDATTICO MULINI 3th floor room D",
                "2026-03-26T09:35 | Raffaella Rizzi | What Potsherds Remember: a Field Diary | POLO DIDATTICO MULINI 3th floor room D",
                "2026-03-26T11:00 | Antonio Merlini | Roman roads and mule tracks | POLO DIDATTICO MULINI 3th floor room D",
            ])
    }

    @Test func `rows above the day, and a link for all of them`() {
        let found = talkSummary(
            of: """
                *Agenda (all times ET)*
                8:45 – 9:00 Login
                9:00 – 9:40 Keynote: "Sparse signals", Prof. Nina Delacourt, Univ. of Bexley
                9:40 – 10:10 "Graph priors", Tomás Rivera, Acme Labs
                10:10 – 10:25 BREAK
                10:25 – 11:05 Keynote: "Learning to sense", Dr. Hiro Matsuda, Keisen Univ.
                Date: Friday, March 27, 2026
                Zoom: https://zoom.us/j/5556667777
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-03-27T09:00 | Nina Delacourt | Sparse signals | –",
                "2026-03-27T09:40 | Tomás Rivera | Graph priors | –",
                "2026-03-27T10:25 | Hiro Matsuda | Learning to sense | –",
            ])
    }

    @Test func `the first row below a line with the whole meeting`() {
        let found = talkSummary(
            of: """
                ■第12回研究会（3月14日（土）13:00～17:00、架空大学本館2階）
                13:00～13:50　「江戸の天文学」　星野 澄（架空大学）
                14:00～14:50　「潮汐と暦」　海野 渉（例研究所）
                15:10～16:00　「古文書の画像解析」　紙谷 文（見本大学）
                """, on: "2026-02-20", zone: "Asia/Tokyo")
        #expect(
            found == [
                "2026-03-14T13:00 | 星野 澄 | 江戸の天文学 | 架空大学本館2階",
                "2026-03-14T14:00 | 海野 渉 | 潮汐と暦 | 架空大学本館2階",
                "2026-03-14T15:10 | 紙谷 文 | 古文書の画像解析 | 架空大学本館2階",
            ])
    }

    @Test func `a cancelled talk beside the next`() {
        let found = talkSummary(
            of: """
                CANCELED: Today's physics colloquium (2/20, Prof. A. Ramaswamy) has been canceled due to weather. It will be rescheduled later this spring. Next week's colloquium (2/27, 4 pm, Hale 107) with Dr. Lucia Ferro on "Cold atoms, warm hearts" will go ahead as planned.
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-02-20 | – | – | –",
                "2026-02-27T16:00 | Lucia Ferro | Cold atoms, warm hearts | Hale 107",
            ])
    }

    @Test func `rows that only name people`() {
        let found = talkSummary(
            of: """
                # 活動

                ## 第1回研究会

                第1回は2026年3月10日です。

                - 日時：2026年3月10日（火）13:00–17:00
                  - 懇親会：**17:30–19:00（2026.2.1更新：三十分遅くなりました）**

                ### 当日の流れ

                12:30 開場・受付開始<br>
                13:00-13:10 開会挨拶<br>
                13:10-13:25 [小杉 貴弘](https://example.jp/k) (架空科学研究所 助教)<br>
                13:25-13:40 [千田 浄](https://example.jp/s) (例大学 大学院工学研究科 助教)<br>
                (休憩)<br>
                14:30-14:45 [矢木 真帆](https://example.jp/y) (例市立大学 大学院薬学研究科 准教授)<br>
                15:15-15:45 設計チュートリアル, [南 慎太](https://example.jp/m) (Accipiter Labs) & [本多 信](https://example.jp/h) (例大学)<br>
                16:50-17:00 閉会挨拶<br>
                """, on: "2026-02-20", zone: "Asia/Tokyo")
        #expect(
            found == [
                "2026-03-10T13:10 | 小杉 貴弘 | – | –",
                "2026-03-10T13:25 | 千田 浄 | – | –",
                "2026-03-10T14:30 | 矢木 真帆 | – | –",
                "2026-03-10T15:15 | 南 慎太, 本多 信 | 設計チュートリアル | –",
            ])
    }

    @Test func `blocks with the day in their middle, two of them on one day`() {
        let found = talkSummary(
            of: """
                Kitchen Chemistry Seminar

                Time: Mondays 12PM-1PM

                Location: IRB 4105 (sometimes 3137)

                Schedule

                Kevin Zhao
                UMX
                2026-02-02
                Salt and Sugar in Thin Films

                Sachi Shaw
                UMX
                2026-02-02
                The Colour of Onions

                Ashwin Sanka
                CMX
                2026-02-09
                Why Bread Rises
                Abstract: Yeast makes gas. The gas makes holes.

                Hadi Alzaid
                UMX
                2026-02-16
                Slow Eggs

                Roni Senna
                UNX Chapel Town
                2026-02-23
                A Cold Look at Ice Cream
                Abstract: Crystals grow.
                """, on: "2026-01-29", zone: "America/New_York")
        #expect(
            found == [
                "2026-02-02T12:00 | Kevin Zhao | Salt and Sugar in Thin Films | IRB 4105 (sometimes 3137)",
                "2026-02-02T12:00 | Sachi Shaw | The Colour of Onions | IRB 4105 (sometimes 3137)",
                "2026-02-09T12:00 | Ashwin Sanka | Why Bread Rises | IRB 4105 (sometimes 3137)",
                "2026-02-16T12:00 | Hadi Alzaid | Slow Eggs | IRB 4105 (sometimes 3137)",
                "2026-02-23T12:00 | Roni Senna | A Cold Look at Ice Cream | UNX Chapel Town",
            ])
    }

    @Test func `days with a remark above people`() {
        let found = talkSummary(
            of: """
                Market Days, Spring 2026 (Wednesdays)

                We sit in the Old Granary from 12 - 1:15pm. Soup at 11:45 am.

                Who comes:

                2/4 (Virtual)

                Stephen Broad, Oxbridge University, Nuffold College

                Presentation: Prices of the great fair

                2/11 (Virtual)

                Chinmay Tumba, Institute of Ships

                Presentation: Age of Sails (1817-1920)

                2/17 (TUESDAY)

                Jason Breen, Georgetown-on-Sea University

                Presentation: Riders and Donkeys
                """, on: "2026-01-10", zone: "America/New_York")
        #expect(
            found == [
                "2026-02-04T12:00 | Stephen Broad | Prices of the great fair | Virtual",
                "2026-02-11T12:00 | Chinmay Tumba | Age of Sails | Virtual",
                "2026-02-17T12:00 | Jason Breen | Riders and Donkeys | –",
            ])
    }

    @Test func `an hour by which people are to answer`() {
        let found = talkSummary(
            of: """
                Tue, Feb 17, 2026, 4:45 pm, room 3
                Bread and Soup Evening

                Everybody may come, but RSVP to the baker by Monday morning at 10AM: bread takes its time.
                """, on: "2026-02-10", zone: "America/New_York")
        #expect(
            found == [
                "2026-02-17T16:45 | – | Bread and Soup Evening | room 3"
            ])
    }

    @Test func `titles over a person, a day and an hour in several zones`() {
        let found = talkSummary(
            of: """
                Online seminar of the Northern Group

                Upcoming
                The weight of ponds
                Boris Klamm, Northfield University · October 13 · 11am Manitoba · 10am Alberta
                Abstract
                We survey progress from the past five years.

                Upcoming
                Title to be announced
                Jan Korbat, Charles College · October 27 · 11am Manitoba · 10am Alberta
                Abstract
                Abstract to be announced.

                Upcoming
                On ice
                Grigor Paul, Southfield University · December 1 · 11am Manitoba · 10am Alberta
                Abstract
                We slide.
                """, on: "2026-10-01", zone: "America/Winnipeg")
        #expect(
            found.map { $0.split(separator: "|")[1...2].joined(separator: "|") } == [
                " Boris Klamm | The weight of ponds ", " Jan Korbat | – ", " Grigor Paul | On ice ",
            ])
    }

    @Test func `headings over prose, and the day below it`() {
        let found = talkSummary(
            of: """
                ### Lecture: Beyond the pond

                Chris Hartmann from Northfield presents his work on ponds, from frogs to reeds.

                Days: 18 Feb 2026

                [Read More](https://example.org/1)

                ### Lecture: What rivers want

                Prof. Lars Lindqvist from Southfield College will present his work on rivers.

                Days: 4 Feb 2026

                [Read More](https://example.org/2)
                """, on: "2026-01-15")
        #expect(
            found == [
                "2026-02-18 | Chris Hartmann | Beyond the pond | –",
                "2026-02-04 | Lars Lindqvist | What rivers want | –",
            ])
    }
}
