import Testing

@testable import CalFeed

/// Blocks of labels and rows of hours, each with what belongs to it and nothing of its neighbour.
@Suite struct BlocksAndRowsTests {
    @Test func `numbered blocks whose day stands between their labels`() {
        let found = talkSummary(
            of: """
                近期安排:
                1.“读书会”第六期
                主题:以创新理论凝心 在新征程中担当
                时间:3月4日下午13:30
                地点:图书馆三楼视听空间
                领读人:方志远
                2.“校友讲坛”第二期
                主题:青春有志
                时间:3月11日上午10:30
                地点:图书馆一楼演播厅
                嘉宾:冯国强、王小明
                3.经典研读系列活动
                (1)第一场总第45期
                主讲人:方志远
                时间:3月18日下午14:30
                地点:图书馆研学空间
                """, on: "2026-02-20", zone: "Asia/Shanghai")
        #expect(
            found == [
                "2026-03-04T13:30 | 方志远 | 以创新理论凝心 在新征程中担当 | 图书馆三楼视听空间",
                "2026-03-11T10:30 | 冯国强, 王小明 | 青春有志 | 图书馆一楼演播厅",
                "2026-03-18T14:30 | 方志远 | 第一场总第45期 | 图书馆研学空间",
            ])
    }

    @Test func `a title that is to come is not made of the cells beside it`() {
        let found = talkSummary(
            of: """
                | Date | Time | Week | Presenter | Affiliation | Contact | Title |
                |---|---|---|---|---|---|---|
                | Thursday the 5th of March 2026 | 11am | 5 | Philip Pierce | University College Lowtown | Doireann O'Keefe | TBC |
                | Thursday the 12th of March 2026 | 11am | 7 | Leah Keane | University of Verdant | James Gleason | TBC |
                | Thursday the 26th of March 2026 | 11am | 8 | Stuart Thompson | University of Brisling | Doireann O'Keefe | Poking Plants |
                """, on: "2026-02-20", zone: "Europe/Dublin")
        #expect(
            found == [
                "2026-03-05T11:00 | Philip Pierce | – | –",
                "2026-03-12T11:00 | Leah Keane | – | –",
                "2026-03-26T11:00 | Stuart Thompson | Poking Plants | –",
            ])
    }

    @Test func `years of degrees behind names`() {
        let found = talkSummary(
            of: """
                Spring 2026 Biology Colloquium Schedule

                Thursday, March 5, 9:40 a.m.  - Walders, Room 206
                Off-Campus Student Research
                Kate Doran ’26, Hormley Institute,
                Alan Nishi ’25 & Minh Nguyen ‘24, Mayfield Clinic

                Thursday, March 19, 9:40 a.m.  - Walders, Room 206
                Soil microbes after fire
                Dr. Jonas Ekholm, University of Northfield
                """, on: "2026-02-20")
        #expect(
            found == [
                "2026-03-05T09:40 | Kate Doran | Off-Campus Student Research | Walders, Room 206",
                "2026-03-19T09:40 | Jonas Ekholm | Soil microbes after fire | Walders, Room 206",
            ])
    }

    @Test func `who gives a talk in brackets behind its title`() {
        let found = talkSummary(
            of: """
                ## Wann?

                Das Treffen findet am **Mittwoch, 25. März 2026 um 19:15 Uhr** statt.

                ## Was?

                Wir haben zwei Vorträge geplant:

                 - **19:15 - 19:30 Uhr** Begrüssung
                 - **19:30 - 20:00 Uhr** *hey computer, tell me a joke! - eigene skills fuer die sprachsteuerung entwickeln* (von Petra Maler) <br>
                 - **20:05 - 20:25 Uhr** *Selbst gehostetes Video bei uns* (von Mathias) <br>
                 - **ab 20:25 Uhr** Zeit für Fragen, Diskussionen und Plaudereien.
                """, on: "2026-02-20", zone: "Europe/Zurich")
        #expect(
            found == [
                "2026-03-25T19:30 | Petra Maler | hey computer, tell me a joke! - eigene skills fuer die sprachsteuerung entwickeln | –",
                "2026-03-25T20:05 | Mathias | Selbst gehostetes Video bei uns | –",
            ])
    }

    @Test func `one speaker above a tour`() {
        let found = talkSummary(
            of: """
                ההרצאה עוסקת באפשרות קיומם של חיים מחוץ לכדור הארץ.
                מרצה: אלון מנור - מנהלו של מצפה הכוכבים
                באר שבע
                - מתי: 5.3.26 | 21:00
                - איפה: כפרה
                - כתובת: סמילנסקי 23, באר שבע
                תל אביב
                - מתי: 7.3.26 | 19:30
                - איפה: שאפל
                - כתובת: פלורנטין 19, תל אביב
                """, on: "2026-02-20", zone: "Asia/Jerusalem")
        #expect(
            found == [
                "2026-03-05T21:00 | אלון מנור | – | סמילנסקי 23, באר שבע",
                "2026-03-07T19:30 | אלון מנור | – | פלורנטין 19, תל אביב",
            ])
    }

    @Test func `a slot of which nothing is known yet is kept beside the talk that is`() {
        let found = talkSummary(
            of: """
                ## Speaker to be announced
                Speaker: TBA
                Date: 9 March 2026, 14:00 CET

                Title and abstract to be announced.

                ## Speaker to be announced
                Speaker: Emanuele Rosso
                Date: 23 March 2026, 14:00 CET

                Title and abstract to be announced.
                """, on: "2026-02-20", zone: "Europe/Berlin")
        #expect(
            found == [
                "2026-03-09T14:00 | – | – | –",
                "2026-03-23T14:00 | Emanuele Rosso | – | –"
            ])
    }

    @Test func `the room of the coffee is not that of the talk`() {
        let found = talkSummary(
            of: """
                We meet **Thursdays** at **2:50–3:50 pm** in **WH-100E** followed by refreshments served from 4:00–4:25 pm in WH-102.

                **March 5**

                Speaker:**Ben Dozer**(Stony Creek)

                Title:**Equidistribution of billiard trajectories***Abstract:*Consider a billiard ball.

                **March 12**

                Speaker:**Lena Fuchs**(Ithaca)

                Title:**Free groups and trees***Abstract:*We look at trees.
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-03-05T14:50 | Ben Dozer | Equidistribution of billiard trajectories | WH-100E",
                "2026-03-12T14:50 | Lena Fuchs | Free groups and trees | WH-100E",
            ])
    }

    @Test func `titles above days in paragraphs of their own`() {
        let found = talkSummary(
            of: """
                Public Lecture: Thomas Crowe: Restoration as Event and Idea
                Friday, April 10, 2026 - 5:30pm to 7:00pm
                Thomas Crowe, Professor of Modern Art, Institute of Fine Arts, New Amsterdam University
                Wolfson Hall

                Crowe will examine the wandering existences of painters.

                Public Lecture: Cédric Villard: Of Particles, Stars, and Eternity
                Tuesday, April 14, 2026 - 5:30pm to 7:00pm
                Cédric Villard, Professor at Université Lyonnaise
                Wolfson Hall

                Can one predict the arrangements of planets?
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-04-10T17:30 | Thomas Crowe | Restoration as Event and Idea | Wolfson Hall",
                "2026-04-14T17:30 | Cédric Villard | Of Particles, Stars, and Eternity | Wolfson Hall",
            ])
    }

    @Test func `items with a kind in front and a person at the end`() {
        let found = talkSummary(
            of: """
                Así que, el jueves que viene **día 26 de febrero de 2026, a las 20:00** en el local de `La Fabril <https://example.org/>`_, **en calle Sevilla, 13**, tendremos:

                 - CHARLA: "Empieza a usar mamba y no mires atrás" por David de la Ermita.
                     Charla de introducción.

                 - CHARLA: "Usando los sensores con Python" por Lorena Castro.
                     Demostración de los usos básicos.

                 - LIGHTNING TALKS [1]:
                     Si tras las charlas queda tiempo ;)
                """, on: "2026-02-20", zone: "Europe/Madrid")
        #expect(
            found == [
                "2026-02-26T20:00 | David de la Ermita | Empieza a usar mamba y no mires atrás | calle Sevilla, 13",
                "2026-02-26T20:00 | Lorena Castro | Usando los sensores con Python | calle Sevilla, 13",
            ])
    }

    @Test func `what becomes of a talk is no part of its title`() {
        let found = talkSummary(
            of: """
                Salle de conférence de l’Observatoire
                41 bis avenue de l’Observatoire, Dijon
                Le samedi à 14 h 30. - Entrée gratuite

                 14 mars 2026 - Violences dans l’Univers
                 4 avril 2026 - L’eau dans l’univers ?
                 9 mai 2026 - La formation des planètes (et des lunes)
                 6 juin 2026 - Le temps : sa fuite, sa flèche… et ses gardiens Conférence annulée
                """, on: "2026-02-20", zone: "Europe/Paris")
        #expect(
            found == [
                "2026-03-14T14:30 | – | Violences dans l’Univers | 41 bis avenue de l’Observatoire, Dijon",
                "2026-04-04T14:30 | – | L’eau dans l’univers ? | 41 bis avenue de l’Observatoire, Dijon",
                "2026-05-09T14:30 | – | La formation des planètes (et des lunes) | 41 bis avenue de l’Observatoire, Dijon",
                "2026-06-06T14:30 | – | Le temps : sa fuite, sa flèche… et ses gardiens | 41 bis avenue de l’Observatoire, Dijon",
            ])
    }

    @Test func `rows below the heading of a day`() {
        let found = talkSummary(
            of: """
                # OpenDig 2026: Conference programme

                ## The conference will be held **in Borgo Alto** on **26-27 March 2026**.

                For any further info, please contact [opendig@example.org](mailto:opendig@example.org).

                ## Where
                **POLO DIDATTICO MULINI**
                3th floor room D

                #### Deadline for presentations 24 March 2026.

                # Programme
                ## 26 March 2026

                - **08:30**
                _Registration_
                - **09:00**
                _Opening_

                ---

                ### **09:15**
                ### **Panel: Casting the Net Wide**
                Chair and intro by _Marco Moretti_; _Dario Nocchi_.
                - **09:20**
                **_Funerary Rituals as Semantic Networks_**
                _Eliana Pilotti_ - Sapienza Fittizia; _Giacomo Manuzzi_ CNR – ISPC.
                - **09:35**
                **_Networks of Memory: Workflows for a Necropolis_**
                _Raffaella Rizzi_ - University of Salenta.
                - **10:20** _Coffee break_
                - **11:00**
                **_Social networks and romanisation_**
                _Antonio Merlini_ - independent researcher
                """, on: "2026-03-05", zone: "Europe/Rome")
        #expect(
            found == [
                "2026-03-26T09:15 | Marco Moretti | Panel: Casting the Net Wide | POLO DIDATTICO MULINI 3th floor room D",
                "2026-03-26T09:20 | Eliana Pilotti | Funerary Rituals as Semantic Networks | POLO DIDATTICO MULINI 3th floor room D",
                "2026-03-26T09:35 | Raffaella Rizzi | Networks of Memory: Workflows for a Necropolis | POLO DIDATTICO MULINI 3th floor room D",
                "2026-03-26T11:00 | Antonio Merlini | Social networks and romanisation | POLO DIDATTICO MULINI 3th floor room D",
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

                2026年3月10日に第1回研究会を行います。

                - 日時：2026年3月10日（火）13:00–17:00
                  - 懇親会：**17:30–19:00（2026.2.1更新：時間帯を変更しました）**

                ### タイムテーブル（予定・敬称略）

                12:30 開場・受付開始<br>
                13:00-13:10 開会挨拶・趣旨説明<br>
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
}
