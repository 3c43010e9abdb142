"""Places collected by hand, for make-zone-places.py."""

# Zone → country → towns with universities or institutes that are too small for the list of cities, or that are written
# otherwise there (in their own language or script, or in English), parted by |.
TOWNS = {
    "America/New_York": {
        "US": "princeton|ithaca|chapel hill|state college|university park|college park|blacksburg|charlottesville|hanover"
        "|amherst|northampton|williamstown|middlebury|burlington|storrs|piscataway|hoboken|stony brook|upton|poughkeepsie"
        "|binghamton|oberlin|clemson|west lafayette|south bend|notre dame|bloomington|east lansing|ann arbor|oak ridge"
        "|gaithersburg|bethesda|greenbelt|woods hole|yorktown heights|murray hill|cold spring harbor|new haven|providence"
        "|medford|waltham|wellesley|somerville|worcester|cambridge, ma|cambridge, mass|cambridge, massachusetts"
        "|boston, ma|new york, ny|new york, new york|manhattan|brooklyn|bronx|nyc|newark, nj|princeton, nj|philadelphia, pa"
        "|pittsburgh, pa|durham, nc|washington, dc|washington, d.c|washington d.c|washington dc|athens, ga|atlanta, ga"
        "|rochester, ny|ithaca, ny|new haven, ct|providence, ri|rutgers|haverford|swarthmore|bryn mawr|newport news"
        "|columbus, ohio|columbus, oh|athens, ohio|kalamazoo|morgantown|syracuse, ny|albany, ny|boca raton|swannanoa"
        "|stony brook, ny|new brunswick, nj|durham, nh|hanover, nh|hamilton, ny|lexington, ky|greenville, sc"
        "|cullowhee|boone, nc|asheville|elon, nc|davidson, nc|rock hill, sc|orangeburg, sc|spartanburg|statesboro|valdosta"
        "|milledgeville|carrollton, ga|deland, fl|sarasota|fort myers|daytona beach|lakeland, fl|harrisonburg|lexington, va"
        "|radford, va|farmville, va|fredericksburg, va|williamsburg, va|lynchburg|shepherdstown|frostburg|salisbury, md"
        "|annapolis|emmitsburg|towson|catonsville|newark, de|newark, delaware|carlisle, pa|gettysburg|selinsgrove"
        "|lewisburg, pa|bethlehem, pa|easton, pa|kutztown|bloomsburg|shippensburg|slippery rock|indiana, pa|meadville"
        "|glassboro|new paltz|oneonta|geneseo|fredonia|oswego, ny|plattsburgh|potsdam, ny|canton, ny|saratoga springs"
        "|annandale-on-hudson|garden city, ny|willimantic|new london, ct|kingston, ri|brunswick, me|brunswick, maine"
        "|waterville, maine|lewiston, maine|orono|northfield, vt|northfield, vermont|keene, nh|plymouth, nh|ypsilanti"
        "|dearborn|allendale, mi|holland, mi|hillsdale, mi|houghton, mi|houghton, michigan|marquette, mi|mount pleasant, mi"
        "|big rapids|sault ste. marie, mi|terre haute|muncie|crawfordsville|greencastle, in|greencastle, indiana|upland, in"
        "|oxford, oh|athens, oh|kent, oh|kent, ohio|yellow springs|gambier, ohio|granville, ohio|delaware, ohio|wooster"
        "|berea, ky|huntington, wv|morehead, ky|richmond, ky|johnson city, tn|chattanooga, tn|knoxville, tn|bar harbor"
        "|falmouth, ma|lenox, ma|great barrington|south hadley|north adams|newport, ri|west point, ny|new rochelle|bronxville"
        "|white plains, ny|hempstead, ny|montclair, nj|teaneck|west long branch|new brunswick, new jersey"
        "|research triangle park|florham park|mclean, va|arlington, va|fairfax, va|alexandria, va|reston|silver spring"
        "|rockville, md|aberdeen proving ground|college park, md|baltimore, md|lancaster, pa|erie, pa|scranton|allentown, pa"
        "|york, pa|bowling green, oh|bowling green, ohio|portland, maine|portland, me|burlington, vt|burlington, vermont"
        "|springfield, ma|springfield, mass|manchester, nh|hanover, new hampshire|durham, new hampshire|east lansing, mi"
        "|ann arbor, mi|ann arbor, michigan|detroit, mi|bloomington, in|bloomington, indiana|west lafayette, in"
        "|south bend, in|indianapolis, in|louisville, ky|cincinnati, oh|cleveland, oh|dayton, oh|gainesville, fl"
        "|tallahassee, fl|tampa, fl|miami, fl|orlando, fl|coral gables|charleston, sc|clemson, sc|columbia, sc|charlotte, nc"
        "|greensboro, nc|raleigh, nc|chapel hill, nc|winston-salem, nc|wilmington, nc|greenville, nc|charlottesville, va"
        "|blacksburg, va|richmond, va|norfolk, va|morgantown, wv|augusta, ga|savannah, ga",
    },
    "America/Chicago": {
        "US": "bloomington|champaign|urbana|urbana-champaign|evanston|iowa city|ames|batavia|argonne|auburn|tuscaloosa|starkville"
        "|college station|denton|san marcos|lawrence, ks|manhattan, kansas|manhattan, ks|minneapolis, mn|chicago, il"
        "|austin, tx|houston, tx|madison, wi|st. louis|st louis|saint louis|st. louis, mo|nashville, tn|urbana, il"
        "|champaign, il|evanston, il|dallas, tx|stillwater|lubbock, tx|st. paul|saint paul|lemont|notre dame, in"
        "|birmingham, al|columbia, mo|rochester, mn|springfield, mo|springfield, il|twin cities"
        "|evansville, in|evansville, indiana|valparaiso, in|valparaiso, indiana|hammond, in|hammond, la|gary, in"
        "|carbondale, il|dekalb|macomb, il|edwardsville, il|galesburg|normal, il|peoria, il|springfield, illinois"
        "|charleston, il|lake forest, il|elmhurst, il|naperville, il|wheaton, il|chicagoland|hattiesburg|ruston|natchitoches"
        "|thibodaux|monroe, la|lafayette, la|lafayette, louisiana|baton rouge, la|new orleans, la|murfreesboro, tn|cookeville"
        "|sewanee|memphis, tn|martin, tn|jonesboro, ar|conway, ar|conway, arkansas|fayetteville, ar|fayetteville, arkansas"
        "|little rock, ar|searcy, ar|arkadelphia|nacogdoches|huntsville, tx|huntsville, al|kingsville, tx|commerce, tx"
        "|canyon, tx|stephenville, tx|prairie view|waco, tx|san antonio, tx|arlington, tx|denton, tx|college station, tx"
        "|georgetown, tx|san marcos, tx|emporia, ks|hays, ks|pittsburg, ks|lawrence, kansas|wichita, ks|vermillion, sd"
        "|brookings, sd|sioux falls, sd|grand forks|fargo, nd|minot|moorhead, mn|bemidji|duluth|mankato|northfield, mn"
        "|northfield, minnesota|winona, mn|st. cloud|collegeville, mn|collegeville, minnesota|st. paul, mn|la crosse"
        "|eau claire|oshkosh|stevens point|whitewater, wi|platteville|menomonie|river falls, wi|appleton, wi|beloit|ripon, wi"
        "|kenosha|racine, wi|waukesha|milwaukee, wi|green bay, wi|ames, ia|ames, iowa|iowa city, ia|cedar falls|grinnell"
        "|decorah|mount vernon, iowa|des moines, ia|lincoln, ne|lincoln, nebraska|omaha, ne|kearney, ne|norman, ok"
        "|norman, oklahoma|stillwater, ok|tulsa, ok|oklahoma city, ok|edmond, ok|rolla, mo|columbia, missouri|kansas city, mo"
        "|cape girardeau|kirksville|warrensburg|maryville, mo|jackson, ms|oxford, ms|oxford, mississippi|starkville, ms"
        "|pensacola|niceville|panama city, fl|auburn, al|auburn, alabama|tuscaloosa, al|mobile, al|montgomery, al|montevallo"
        "|tuskegee|murray, ky|bowling green, ky|bowling green, kentucky|owensboro, ky|minneapolis, minnesota"
        "|madison, wisconsin|nashville, tennessee|birmingham, alabama",
    },
    "America/Denver": {
        "US": "los alamos|laramie|logan|missoula|bozeman|boulder, co|boulder, colorado|golden, co|denver, co|provo, ut"
        "|salt lake city, ut|los alamos, nm|santa fe, nm|santa fe|las cruces|socorro|aspen"
        "|fort collins, co|grand junction|gunnison, co|alamosa|durango, co|durango, colorado|greeley, co"
        "|colorado springs, co|ogden, ut|cedar city|orem, ut|st. george, ut|logan, ut|logan, utah|silver city, nm|portales, nm"
        "|las cruces, nm|albuquerque, nm|socorro, nm|butte, mt|dillon, mt|bozeman, mt|missoula, mt|billings, mt"
        "|casper, wy|laramie, wy|spearfish, sd|rapid city|el paso, tx",
    },
    "America/Phoenix": {"US": "tempe, az|tucson, az|phoenix, az|flagstaff"
        "|flagstaff, az|prescott, az|mesa, az"},
    "America/Los_Angeles": {
        "US": "stanford|palo alto|davis|uc davis|santa cruz|pullman|corvallis|claremont|la jolla|livermore|mountain view"
        "|redmond|menlo park|cupertino|santa barbara|los gatos|berkeley, ca|stanford, ca|pasadena, ca|san diego, ca"
        "|la jolla, ca|los angeles, ca|irvine, ca|davis, ca|seattle, wa|eugene, or|portland, or|portland, oregon|corvallis, or"
        "|san francisco, ca|merced|san luis obispo|bellingham|west hollywood|pomona, ca|richland, wa|vancouver, wa"
        "|washington state"
        "|ellensburg|cheney, wa|walla walla|tacoma, wa|olympia, wa|olympia, washington|pullman, wa|bellingham, wa|spokane, wa"
        "|moscow, id|moscow, idaho|lewiston, id|ashland, or|ashland, oregon|monmouth, or|monmouth, oregon|mcminnville, or"
        "|mcminnville, oregon|forest grove|newberg|klamath falls|la grande, or|salem, or|salem, oregon|eugene, oregon"
        "|corvallis, oregon|arcata|rohnert park|turlock|moraga|redlands|malibu|monterey, ca|monterey, california"
        "|san marcos, ca|santa cruz, ca|santa barbara, ca|santa clara, ca|san jose, ca|riverside, ca|merced, ca|fresno, ca"
        "|chico, ca|sacramento, ca|oakland, ca|palo alto, ca|mountain view, ca|menlo park, ca|livermore, ca|claremont, ca"
        "|long beach, ca|northridge|fullerton, ca|san luis obispo, ca|stockton, ca|reno, nv|las vegas, nv"
        "|berkeley, california|pasadena, california|stanford, california",
    },
    "America/Toronto": {
        "CA": "toronto, on|toronto, ontario|waterloo, on|waterloo, ontario|waterloo|ottawa, on|montreal, qc|montréal, qc"
        "|montréal|québec, qc|quebec city|ville de québec|london, ontario|london, on|hamilton, ontario|hamilton, on"
        "|kingston, ontario|kingston, on|windsor, ontario|lennoxville|rimouski|trois-rivières|chalk river"
        "|north bay, ontario|north bay, on|peterborough, ontario|peterborough, on|st. catharines, ontario|sudbury"
        "|sudbury, ontario|thunder bay, ontario|guelph, ontario|guelph, on|toronto, canada|montréal, québec|montreal, quebec"
        "|québec, québec|sherbrooke, qc|chicoutimi|rouyn-noranda|gatineau, qc|mont-tremblant|kitchener-waterloo",
    },
    "America/Halifax": {"CA": "wolfville|antigonish|charlottetown|halifax, ns|halifax, nova scotia"
        "|sydney, nova scotia|sydney, ns|charlottetown, pe|wolfville, ns|antigonish, ns"},
    "America/Moncton": {"CA": "fredericton|sackville, nb|moncton"
        "|fredericton, nb|sackville, new brunswick|saint john, nb|saint john, new brunswick|moncton, nb"},
    "America/St_Johns": {"CA": "st. john's|st john's|st. john's, nl|st. john's, newfoundland"},
    "America/Edmonton": {"CA": "banff|lethbridge|calgary, ab|edmonton, ab|calgary, alberta|edmonton, alberta"
        "|lethbridge, ab|lethbridge, alberta|banff, ab|banff, alberta|camrose, alberta|fort mcmurray|cranbrook, bc"},
    "America/Regina": {"CA": "saskatoon, sk|regina, sk"},
    "America/Winnipeg": {"CA": "winnipeg, mb|winnipeg, manitoba"
        "|brandon, mb|brandon, manitoba"},
    "America/Vancouver": {
        "CA": "vancouver, bc|vancouver, b.c|vancouver, british columbia|victoria, bc|burnaby, bc|kelowna, bc|kelowna"
        "|prince george|nanaimo"
        "|burnaby, british columbia|victoria, british columbia|victoria, b.c|kelowna, british columbia|prince george, bc"
        "|nelson, bc|nelson, british columbia|castlegar|kamloops, bc|nanaimo, bc|abbotsford, bc|squamish|whistler, bc"
    },
    "America/Mexico_City": {
        "MX": "guanajuato|cuernavaca|juriquilla|ciudad de méxico|cdmx|méxico df|méxico, d.f|ciudad universitaria, méxico"
    },
    "America/Tijuana": {"MX": "ensenada"},
    "America/Sao_Paulo": {"BR": "viçosa|seropédica|são paulo, sp|campinas, sp|são carlos|rio de janeiro, rj|rio"},
    "America/Santiago": {"CL": "santiago de chile|valparaíso|valdivia"},
    "America/Argentina/Buenos_Aires": {"AR": "bariloche|caba|ciudad autónoma de buenos aires|la plata|núñez"},
    "America/Bogota": {"CO": "santafé de bogotá"},
    "Europe/London": {
        "GB": "durham|st andrews|st. andrews|warwick|lancaster|canterbury|egham|falmouth|aberystwyth|bangor|stirling|keele"
        "|loughborough|guildford|didcot|harwell|uxbridge|cranfield|colchester|durham, uk|cambridge, uk|oxford, uk"
        "|birmingham, uk|london, uk|bath, uk|york, uk|londres|londra|lontoo|londyn|londýn|lisburn|coleraine|egham, surrey"
        "|norwich|exeter|falmer|milton keynes|ormskirk|lampeter|jodrell bank|culham|harpenden|hinxton"
        "|devon|surrey, uk|st andrews, fife|inverness|stornoway|carlisle, uk|penryn|salford|huddersfield|plymouth, uk"
        "|lincoln, uk|chester, uk|reading, uk|egham, uk",
    },
    "Europe/Dublin": {"IE": "maynooth|galway|limerick|dublino"
        "|carlow|dundalk|sligo|letterkenny|tralee|waterford, ireland"},
    "Europe/Paris": {
        "FR": "saclay|gif-sur-yvette|orsay|palaiseau|bures-sur-yvette|cachan|champs-sur-marne|marne-la-vallée|villetaneuse"
        "|cergy|luminy|sophia antipolis|sophia-antipolis|poitiers|la rochelle|chambéry|annecy|cargèse|les houches|évry"
        "|ivry-sur-seine|compiègne|valenciennes|versailles|talence|gradignan|vandœuvre-lès-nancy|parís|parigi|paryż|pariisi"
        "|pariz|lione|marsiglia|marsella|nizza|niza|straßburg|strassburg|estrasburgo|roscoff|brest, france|meudon"
        "|saint-martin-d'hères|le bourget-du-lac|guyancourt|jouy-en-josas|villejuif|rocquencourt|cadarache"
        "|blois|chartres|quimper|vannes|lorient|saint-brieuc|le mans|niort|la roche-sur-yon|saint-nazaire|cherbourg|alençon"
        "|évreux|beauvais|saint-quentin|charleville-mézières|troyes|épinal|bar-le-duc|belfort|montbéliard|vesoul"
        "|lons-le-saunier|bourg-en-bresse|mâcon|chalon-sur-saône|nevers|auxerre|montluçon|roanne|le puy-en-velay|aurillac"
        "|rodez|millau|albi|montauban|cahors|agen|tarbes|bayonne|anglet|biarritz|mont-de-marsan|périgueux|brive"
        "|brive-la-gaillarde|guéret|angoulême|royan|arles|avignon|aix-en-provence|salon-de-provence|digne-les-bains|fréjus"
        "|draguignan|hyères|cannes|antibes|menton|ajaccio|bastia|sète|béziers|narbonne|carcassonne|perpignan|alès|annonay"
        "|bourgoin-jallieu|voiron|thonon-les-bains|annemasse|chamonix|albertville|colmar|mulhouse|haguenau|sarreguemines"
        "|forbach|thionville|lunéville|douai|arras|cambrai|maubeuge|dunkerque|calais|boulogne-sur-mer|saint-omer|abbeville"
        "|soissons|laon|senlis|creil|meaux|melun|fontainebleau|massy|montreuil|bobigny|créteil|nanterre"
        "|neuilly-sur-seine|boulogne-billancourt|issy-les-moulineaux|rambouillet|mantes-la-jolie|poissy|saint-germain-en-laye"
        "|pontoise|argenteuil|tarascon|vierzon|saumur|cholet|saint-malo|fougères|dinan|morlaix|pontivy|concarneau|pau"
        "|sceaux|vitry-sur-seine|maisons-alfort|pessac|labège|montpellier, france|la garde",
    },
    "Europe/Berlin": {
        "DE": "hanover|tübingen|tuebingen|konstanz|marburg|gießen|giessen|garching|greifswald|bayreuth|passau|jülich|juelich"
        "|oberwolfach|dagstuhl|wadern|ilmenau|freiberg|clausthal|weimar|friedrichshafen|eichstätt|planegg|martinsried|golm"
        "|potsdam-golm|münchen|muenchen|muenster|köln|koeln|cologne|nürnberg|nuernberg|nuremberg|göttingen|goettingen"
        "|würzburg|wuerzburg|düsseldorf|duesseldorf|saarbrücken|saarbruecken|saarland|lübeck|luebeck|lüneburg|osnabrück"
        "|osnabrueck|frankfurt|frankfurt/main|frankfurt a.m|frankfurt (oder)|adlershof|dahlem|halle (saale)|halle/saale"
        "|freiburg|freiburg im breisgau|brunswick|hanover, germany|landau|siegen|münchen-garching|berlín|berlino|berlijn"
        "|berliini|monaco di baviera|amburgo|hambourg|francoforte|francfort|munique|munich, germany|colonia|aquisgrana"
        "|berlin-adlershof|berlin-dahlem|zeuthen|telgte|ratisbona|braunschweig|wuppertal|neubiberg|vechta|erlangen|bad honnef"
        "|clausthal-zellerfeld|cottbus|merseburg|zittau|görlitz|mittweida|köthen|wernigerode|holzminden|emden|wilhelmshaven"
        "|flensburg|stralsund|wismar|neubrandenburg|eberswalde|furtwangen|offenburg|reutlingen|aalen|esslingen|biberach"
        "|weingarten|kempten|deggendorf|landshut|rosenheim|ansbach|coburg|hof, bayern|amberg|weihenstephan|freising"
        "|geisenheim|fulda|wetzlar|detmold|lemgo|höxter|iserlohn|gummersbach|sankt augustin|meschede|kaiserslautern|pirmasens"
        "|zweibrücken|bingen am rhein|koblenz|trier|homburg|st. ingbert|seeon|tutzing|hirschegg|kloster banz"
        "|wuppertal-elberfeld",
    },
    "Europe/Vienna": {"AT": "klosterneuburg|leoben|wien|vienne|viena|wenen|obergurgl|klagenfurt|bécs|wiedeń|seggau"},
    "Europe/Zurich": {
        "CH": "villigen|fribourg|neuchâtel|lugano|st. gallen|st.gallen|genève|genf|geneve|ginevra|ginebra|genebra|zürich"
        "|zuerich|zurigo|zúrich|zurique|basilea|bâle|bern|berna|berne|lausanne|les diablerets|ascona|monte verità"
        "|lausanne-dorigny|écublens|ecublens|winterthur|yverdon",
    },
    "Europe/Rome": {
        "IT": "pisa|pavia|povo|l'aquila|frascati|ispra|camerino|urbino|lecce|cosenza|rende|fisciano|varenna|erice|roma|rom"
        "|milano|mailand|torino|turin|firenze|florence|florenz|napoli|naples|neapel|genova|genoa|venezia|venice|venedig"
        "|padova|padua|trento|bologna|cortona|miramare|triest|siena|sassari|benevento|pontignano|capri|rome, italy|turín"
        "|florencia|milán|venecia|nápoles",
    },
    "Europe/Madrid": {
        "ES": "bellaterra|cerdanyola|cerdanyola del vallès|cantoblanco|santiago de compostela|castelldefels|seville|sevilla"
        "|zaragoza|saragossa|la coruña|a coruña|donostia|san sebastián|leioa|bilbo|benasque|cádiz|cáceres|girona|barcelone"
        "|barcellona|barcelona, spain|vilanova i la geltrú|jaca|valencia, spain|burjassot|madri"
        "|avilés|tres cantos|soria|segovia|teruel|huesca|lugo|pontevedra|ourense|ferrol|mieres|langreo|torrelavega|éibar|irún"
        "|tudela|ponferrada|aranjuez|san lorenzo de el escorial|el escorial|majadahonda|las rozas|pozuelo de alarcón"
        "|rivas-vaciamadrid|sant cugat|sant cugat del vallès|mataró|manresa|igualada|reus|figueres|blanes|castelló"
        "|castelló de la plana|vila-real|gandia|gandía|alcoi|alcoy|elx|orihuela|úbeda|baeza|marbella|motril|antequera"
        "|plasencia|calatayud|palencia|ávila|ciudad real|puertollano|talavera de la reina|aranda de duero|miranda de ebro"
        "|mollerussa|vilafranca del penedès|sabadell|terrassa|lleida|tarragona|burgos|logroño|pamplona|vitoria-gasteiz"
        "|oviedo|gijón|xixón|jerez de la frontera|algeciras|huelva|almería|jaén|albacete|badajoz|elche"
        "|menorca|ibiza|león, españa",
    },
    "Atlantic/Canary": {"ES": "la laguna|san cristóbal de la laguna|las palmas|las palmas de gran canaria|tenerife"},
    "Europe/Lisbon": {"PT": "lisboa|lissabon|lisbonne|lisbona|coimbra|aveiro|évora|faro|covilhã|oeiras|porto|oporto"},
    "Atlantic/Azores": {"PT": "ponta delgada|açores|azores"},
    "Atlantic/Madeira": {"PT": "funchal|madeira"},
    "Europe/Amsterdam": {"NL": "wageningen|noordwijk|dwingeloo|den haag|the hague|'s-gravenhage|petten|la haye|la haya"},
    "Europe/Brussels": {
        "BE": "leuven|louvain|louvain-la-neuve|diepenbeek|mons|bruxelles|brussel|brüssel|bruselas|ghent|gent|gand|antwerp"
        "|antwerpen|anvers|bruges|brugge|liège|luik|hasselt|heverlee|bruxelas"
    },
    "Europe/Luxembourg": {"LU": "luxembourg|luxemburg|esch-sur-alzette|belval|kirchberg"},
    "Europe/Copenhagen": {
        "DK": "lyngby|kongens lyngby|roskilde|sønderborg|københavn|kobenhavn|kopenhagen|copenhague|copenaghen|aarhus|århus"
        "|helsingør"
    },
    "Europe/Stockholm": {
        "SE": "kista|kiruna|luleå|visby|karlstad|växjö|kalmar|skövde|lund|göteborg|gothenburg|goeteborg|malmö|estocolmo"
        "|stoccolma|tukholma|djursholm|alnarp|umeå|örebro|uppsala"
    },
    "Europe/Oslo": {"NO": "ås|tromsø|kjeller|trondheim|bergen|stavanger|gjøvik|blindern|svalbard|longyearbyen"},
    "Europe/Helsinki": {
        "FI": "otaniemi|joensuu|rovaniemi|vaasa|helsinki|helsingfors|turku|åbo|tampere|oulu|jyväskylä|espoo|kumpula|hanko"
    },
    "Europe/Tallinn": {"EE": "tartu|tallinn"},
    "Europe/Riga": {"LV": "rīga"},
    "Europe/Vilnius": {"LT": "kaunas|wilno"},
    "Europe/Warsaw": {
        "PL": "będlewo|warszawa|warschau|varsovie|varsavia|varsovia|kraków|krakow|cracow|krakau|wrocław|wroclaw|breslau|łódź"
        "|poznań|gdańsk|toruń|katowice|zakopane|świerk|otwock|varşova"
    },
    "Europe/Prague": {"CZ": "praha|prag|praga|prague|brno|olomouc|plzeň|pilsen|ostrava|liberec|české budějovice|řež|telč"},
    "Europe/Bratislava": {"SK": "bratislava|košice|pozsony|nitra|žilina"},
    "Europe/Budapest": {"HU": "budapest|szeged|debrecen|pécs|veszprém|győr|miskolc|budapeszt|budapeşte"},
    "Europe/Bucharest": {"RO": "bucurești|bucharest|bucarest|bukarest|cluj|cluj-napoca|timișoara|iași|brașov|măgurele"},
    "Europe/Sofia": {"BG": "софия|пловдив|варна"},
    "Europe/Athens": {
        "GR": "heraklion|rethymno|ioannina|volos|mytilene|αθήνα|θεσσαλονίκη|πάτρα|ηράκλειο|ρέθυμνο|ιωάννινα|βόλος|χανιά"
        "|ξάνθη|thessaloniki|patras|chania|xanthi|samos|corfu|crete|athen|athènes|atenas|atene|athens, greece|athene"
    },
    "Asia/Nicosia": {"CY": "nicosia|limassol|λευκωσία|λεμεσός|lefkosia"},
    "Europe/Zagreb": {"HR": "zagreb|agram|split, croatia|rijeka|dubrovnik|cavtat"},
    "Europe/Ljubljana": {"SI": "ljubljana|laibach|lubiana|bled|koper|maribor|nova gorica"},
    "Europe/Belgrade": {"RS": "beograd|београд|belgrad|belgrade|novi sad|нови сад|niš|kopaonik"},
    "Europe/Kyiv": {"UA": "київ|kyiv|kiev|киев|харків|kharkiv|kharkov|харьков|львів|lviv|lemberg|одеса|odesa|дніпро|чернівці"},
    "Europe/Moscow": {
        "RU": "москва|moscow|moskau|moskva|moscou|moscú|mosca|санкт-петербург|петербург|спб|saint petersburg|st. petersburg"
        "|st petersburg|sankt petersburg|saint-pétersbourg|dubna|дубна|черноголовка|chernogolovka|протвино|protvino"
        "|пущино|pushchino|сколково|skolkovo|долгопрудный|dolgoprudny|казань|kazan|нижний новгород|ростов-на-дону|воронеж"
        "|троицк|сочи|иннополис|innopolis|ярославль|тверь|петрозаводск|белгород"
        "|москве|москвы|петербурге|петербурга|санкт-петербурге|санкт-петербурга|дубне|дубны|казани|нижнем новгороде"
        "|нижнего новгорода|ростове-на-дону|воронеже|воронежа|иннополисе|ярославле|ярославля|твери|петрозаводске|белгороде"
        "|костроме|кострома|костромы|владимир, россия|иваново|рязань|рязани|тула|туле|калуга|калуге|курск|курске|смоленск"
        "|смоленске|брянск|брянске|краснодар|краснодаре|ставрополь|ставрополе|архангельск|архангельске|мурманск|мурманске"
        "|великий новгород|великом новгороде|псков|пскове|вологда|вологде|череповец|пенза|пензе|саранск|саранске|чебоксары"
        "|чебоксарах|черноголовке|долгопрудном"
    },
    "Europe/Samara": {"RU": "самара|ижевск"
        "|самаре|самары|ижевске|тольятти"},
    "Europe/Saratov": {"RU": "саратов"
        "|саратове|саратова"},
    "Europe/Volgograd": {"RU": "волгоград"
        "|волгограде|волгограда"},
    "Europe/Kaliningrad": {"RU": "калининград"
        "|калининграде|калининграда"},
    "Asia/Yekaterinburg": {"RU": "екатеринбург|челябинск|пермь|уфа|тюмень|магнитогорск"
        "|екатеринбурге|екатеринбурга|челябинске|челябинска|перми|уфе|уфы|тюмени|сургут|сургуте|оренбург|оренбурге"
        "|магнитогорске"},
    "Asia/Omsk": {"RU": "омск"
        "|омске|омска"},
    "Asia/Novosibirsk": {"RU": "новосибирск|академгородок|akademgorodok"
        "|новосибирске|новосибирска|академгородке"},
    "Asia/Tomsk": {"RU": "томск|tomsk"
        "|томске|томска"},
    "Asia/Barnaul": {"RU": "барнаул"
        "|барнауле|барнаула"},
    "Asia/Krasnoyarsk": {"RU": "красноярск"
        "|красноярске|красноярска"},
    "Asia/Irkutsk": {"RU": "иркутск|улан-удэ"
        "|иркутске|иркутска|улан-удэ"},
    "Asia/Yakutsk": {"RU": "якутск"},
    "Asia/Vladivostok": {"RU": "владивосток|хабаровск"
        "|владивостоке|владивостока|хабаровске"},
    "Europe/Minsk": {"BY": "минск|мінск"},
    "Europe/Istanbul": {"TR": "i̇stanbul|istanbul|ankara|izmir|eskişehir|gebze|koç|bebek|tuzla"},
    "Asia/Tbilisi": {"GE": "tbilisi|თბილისი"},
    "Asia/Yerevan": {"AM": "yerevan|երևան|ереван"},
    "Asia/Jerusalem": {
        "IL": "herzliya|ramat gan|beer sheva|be'er sheva|beersheba|beer-sheva|sde boker|ariel|raanana|ra'anana|tel hai"
        "|givat ram|mount scopus|tel aviv|tel-aviv|jerusalem|rehovot|haifa|ירושלים|תל אביב|תל-אביב|חיפה|באר שבע|באר-שבע|רחובות"
        "|רמת גן|רמת-גן|הרצליה|אריאל|שדה בוקר|נתניה|רעננה|גבעת רם|הר הצופים|יפו|jérusalem|jerusalén|gerusalemme|eilat|אילת"
    },
    "Asia/Dubai": {"AE": "abu dhabi|saadiyat island"},
    "Asia/Riyadh": {"SA": "thuwal|dhahran|kaust"},
    "Asia/Qatar": {"QA": "doha"},
    "Asia/Tehran": {"IR": "tehran|teheran|تهران|isfahan|shiraz|zanjan"},
    "Africa/Cairo": {"EG": "cairo|le caire|el cairo|القاهرة|kairo|giza"},
    "Africa/Tunis": {"TN": "tunis|تونس|monastir|hammamet|la marsa"},
    "Africa/Algiers": {"DZ": "alger|algiers|الجزائر|tlemcen"},
    "Africa/Casablanca": {"MA": "rabat|casablanca|marrakech|marrakesh|الرباط|الدار البيضاء|ben guerir|ifrane"},
    "Africa/Johannesburg": {"ZA": "stellenbosch|cape town|muizenberg|johannesburg|pretoria|potchefstroom|grahamstown|makhanda"},
    "Africa/Kigali": {"RW": "kigali"},
    "Africa/Dakar": {"SN": "mbour|saint-louis, sénégal"},
    "Asia/Kolkata": {
        "IN": "kharagpur|roorkee|pilani|mohali|manipal|tirupati|guwahati|bangalore|bengaluru|calcutta|kolkata|bombay|mumbai"
        "|madras|chennai|new delhi|delhi|allahabad|prayagraj|poona|pune|trivandrum|thiruvananthapuram|cochin|kochi, india"
        "|goa|mandi|hyderabad, india|bhubaneswar|gandhinagar|jatni"
        "|tiruchirappalli|trichy|warangal|surathkal|calicut|kozhikode|rourkela|durgapur|silchar|jodhpur|ropar|rupnagar"
        "|palakkad|dharwad|bhilai|berhampur|nainital|shantiniketan|aligarh|puducherry|pondicherry|vellore|amritapuri|sonipat"
        "|greater noida"
    },
    "Asia/Kathmandu": {"NP": "kathmandu"},
    "Asia/Colombo": {"LK": "colombo|kandy|peradeniya"},
    "Asia/Bangkok": {"TH": "bangkok|nakhon pathom|krung thep|chiang mai|khon kaen|hat yai"},
    "Asia/Ho_Chi_Minh": {
        "VN": "hà nội|hanoi|thành phố hồ chí minh|tp. hồ chí minh|tp hồ chí minh|tphcm|tp.hcm|hồ chí minh|ho chi minh city"
        "|saigon|sài gòn|quy nhơn|đà nẵng|đà lạt|huế"
    },
    "Asia/Tokyo": {
        "JP": "tsukuba|wako|kashiwa|komaba|hongo|nomi|hayama|onna|okazaki|mitaka|toyonaka|suita|ikoma|ookayama|東京|京都|大阪"
        "|名古屋|仙台|札幌|福岡|つくば|筑波|横浜|神戸|広島|岡山|千葉|金沢|新潟|熊本|九州|北海道|東北|駒場|本郷|和光|三鷹|岡崎|吹田|豊中"
        "|箱崎|伊都|川崎|静岡|沖縄|長崎|鹿児島|松山|徳島|高知|香川|山形|富山|福井|鳥取|島根|奈良|滋賀|三重|岐阜|埼玉|茨城|栃木|群馬|兵庫"
        "|宮城|秋田|岩手|青森|愛媛|佐賀|大分|宮崎|和歌山|愛知|長野|八王子|西千葉|大岡山|すずかけ台|早稲田|日吉|矢上|神奈川|tokio|tóquio|kioto"
        "|okinawa|hokkaido|kyushu|tōkyō|kyōto|ōsaka"
    },
    "Asia/Seoul": {
        "KR": "서울|대전|부산|대구|광주|인천|포항|울산|수원|전주|제주|청주|춘천|천안|성남|고양|용인|안암|신촌|관악|창원|강릉|세종|판교|송도"
        "|daejeon|pohang|jeju|taejon|pusan|séoul|seúl|seul|gwanak|songdo"
    },
    "Asia/Shanghai": {
        "CN": "北京|上海|广州|廣州|深圳|杭州|南京|武汉|武漢|合肥|西安|成都|天津|重庆|重慶|长沙|济南|青岛|大连|大連|厦门|哈尔滨|沈阳|长春|兰州"
        "|昆明|苏州|宁波|郑州|福州|南昌|太原|三亚|珠海|无锡|徐州|贵阳|南宁|石家庄|威海|海口|呼和浩特|银川|西宁|桂林|湘潭|烟台|常州|peking|pekin"
        "|pékin|pekín|pequim|pechino|guangzhou|canton|nanking|xi'an|sanya|hefei|hangzhou|huairou|雁栖湖|怀柔"
    },
    "Asia/Urumqi": {"CN": "乌鲁木齐"},
    "Asia/Hong_Kong": {"HK": "hong kong|hongkong|香港|kowloon|九龍|九龙|shatin|clear water bay|pokfulam|홍콩"},
    "Asia/Macau": {"MO": "macau|macao|澳门|澳門|taipa"},
    "Asia/Taipei": {
        "TW": "台北|臺北|新竹|台中|臺中|台南|臺南|高雄|中壢|中央大學|南港|花蓮|嘉義|hsinchu|chungli|nankang|taichung|tainan|kaohsiung"
        "|taipei|chiayi|桃園|淡水|宜蘭"
    },
    "Asia/Singapore": {"SG": "singapore|新加坡|singapur|singapour|cingapura|singapura|シンガポール|싱가포르|сингапур"},
    "Asia/Jakarta": {"ID": "bandung|depok|yogyakarta|bogor"},
    "Australia/Sydney": {"AU": "wollongong|armidale|callaghan|sydney, nsw|canberra, act|newcastle, nsw|sídney"},
    "Australia/Melbourne": {"AU": "clayton, victoria|parkville|geelong|ballarat|creswick|melbourne, vic"},
    "Australia/Brisbane": {"AU": "st lucia, qld|brisbane, qld|gold coast|townsville|toowoomba"},
    "Australia/Perth": {"AU": "crawley, wa|perth, wa"},
    "Australia/Hobart": {"AU": "hobart|launceston"},
    "Pacific/Auckland": {"NZ": "dunedin|palmerston north|christchurch|wellington, new zealand|hamilton, new zealand|otago"},
    "Pacific/Honolulu": {"US": "honolulu|manoa|mānoa|hilo|honolulu, hi"
        "|honolulu, hawaii|hilo, hi|hilo, hawaii"},
    "America/Boise": {"US": "pocatello|rexburg|twin falls|nampa|boise, id|caldwell, id"},
    "America/Anchorage": {"US": "fairbanks, ak|anchorage, ak"},
}

# Country → region → (zone, people in thousands, code or nothing, whether part of it keeps another time).
REGIONS = {
    "US": """
        alabama America/Chicago 5100 al
        alaska America/Anchorage 740 ak
        arizona America/Phoenix 7400 az
        arkansas America/Chicago 3050 ar
        california America/Los_Angeles 39000 ca
        colorado America/Denver 5900 co
        connecticut America/New_York 3600 ct
        delaware America/New_York 1030 de
        district of columbia America/New_York 680 dc
        florida America/New_York 22600 fl split
        georgia America/New_York 11000 ga
        hawaii Pacific/Honolulu 1430 hi
        hawai'i Pacific/Honolulu 1430 -
        idaho America/Boise 1960 id split
        illinois America/Chicago 12500 il
        indiana America/New_York 6860 in split
        iowa America/Chicago 3200 ia
        kansas America/Chicago 2940 ks split
        kentucky America/New_York 4520 ky split
        louisiana America/Chicago 4570 la
        maine America/New_York 1390 me
        maryland America/New_York 6180 md
        massachusetts America/New_York 7000 ma
        michigan America/New_York 10000 mi split
        minnesota America/Chicago 5740 mn
        mississippi America/Chicago 2940 ms
        missouri America/Chicago 6200 mo
        montana America/Denver 1130 mt
        nebraska America/Chicago 1980 ne split
        nevada America/Los_Angeles 3190 nv split
        new hampshire America/New_York 1400 nh
        new jersey America/New_York 9290 nj
        new mexico America/Denver 2110 nm
        new york America/New_York 19600 ny
        north carolina America/New_York 10800 nc
        north dakota America/Chicago 780 nd split
        ohio America/New_York 11800 oh
        oklahoma America/Chicago 4050 ok
        oregon America/Los_Angeles 4230 or split
        pennsylvania America/New_York 12960 pa
        rhode island America/New_York 1100 ri
        south carolina America/New_York 5370 sc
        south dakota America/Chicago 920 sd split
        tennessee America/Chicago 7130 tn split
        texas America/Chicago 30500 tx split
        utah America/Denver 3420 ut
        vermont America/New_York 650 vt
        virginia America/New_York 8720 va
        washington America/Los_Angeles 7810 wa
        west virginia America/New_York 1770 wv
        wisconsin America/Chicago 5910 wi
        wyoming America/Denver 580 wy
        puerto rico America/Puerto_Rico 3200 pr
        guam Pacific/Guam 170 -
        new england America/New_York 15000 -
        silicon valley America/Los_Angeles 3000 -
        bay area America/Los_Angeles 7700 -
        long island America/New_York 8000 -
        upstate new york America/New_York 6000 -
        western new york America/New_York 1400 -
        east tennessee America/New_York 2500 -
        middle tennessee America/Chicago 2900 -
        west tennessee America/Chicago 1600 -
        northern virginia America/New_York 3200 -
        hampton roads America/New_York 1800 -
        northeast ohio America/New_York 3800 -
        south florida America/New_York 6100 -
        florida panhandle America/Chicago 1000 -
        central texas America/Chicago 3000 -
        north texas America/Chicago 7000 -
        southern california America/Los_Angeles 23000 -
        northern california America/Los_Angeles 15000 -
        pacific northwest America/Los_Angeles 9000 -
    """,
    "CA": """
        alberta America/Edmonton 4700 ab
        british columbia America/Vancouver 5500 bc
        manitoba America/Winnipeg 1450 mb
        new brunswick America/Moncton 830 nb
        newfoundland and labrador America/St_Johns 540 nl split
        newfoundland America/St_Johns 510 -
        nova scotia America/Halifax 1050 ns
        northwest territories America/Edmonton 45 nt
        nunavut America/Iqaluit 40 nu split
        ontario America/Toronto 15500 on split
        prince edward island America/Halifax 175 pe
        quebec America/Toronto 8900 qc split
        québec America/Toronto 8900 -
        saskatchewan America/Regina 1200 sk split
        yukon America/Whitehorse 45 yt
    """,
    "AU": """
        new south wales Australia/Sydney 8300 nsw split
        nsw Australia/Sydney 8300 -
        victoria Australia/Melbourne 6800 vic
        queensland Australia/Brisbane 5400 qld
        south australia Australia/Adelaide 1850 -
        western australia Australia/Perth 2880 - split
        tasmania Australia/Hobart 570 tas
        northern territory Australia/Darwin 250 -
        australian capital territory Australia/Sydney 460 -
    """,
    "BR": """
        acre America/Rio_Branco 880 -
        alagoas America/Maceio 3100 -
        amapá America/Belem 780 -
        amazonas America/Manaus 3900 - split
        bahia America/Bahia 14000 -
        ceará America/Fortaleza 8800 -
        distrito federal America/Sao_Paulo 2800 -
        espírito santo America/Sao_Paulo 3800 -
        goiás America/Sao_Paulo 7000 -
        maranhão America/Fortaleza 6800 -
        mato grosso America/Cuiaba 3700 -
        mato grosso do sul America/Campo_Grande 2800 -
        minas gerais America/Sao_Paulo 20500 -
        pará America/Belem 8100 -
        paraíba America/Fortaleza 4000 -
        pernambuco America/Recife 9000 -
        piauí America/Fortaleza 3300 -
        rio grande do norte America/Fortaleza 3300 -
        rio grande do sul America/Sao_Paulo 10900 -
        rondônia America/Porto_Velho 1600 -
        roraima America/Boa_Vista 640 -
        santa catarina America/Sao_Paulo 7600 -
        sergipe America/Maceio 2200 -
        tocantins America/Araguaina 1500 -
    """,
    "MX": """
        baja california America/Tijuana 3770 -
        baja california sur America/Mazatlan 800 -
        chiapas America/Mexico_City 5500 -
        jalisco America/Mexico_City 8350 -
        michoacán America/Mexico_City 4750 -
        morelos America/Mexico_City 1970 -
        nuevo león America/Monterrey 5780 -
        oaxaca America/Mexico_City 4130 -
        quintana roo America/Cancun 1860 -
        sonora America/Hermosillo 2940 -
        sinaloa America/Mazatlan 3030 -
        yucatán America/Merida 2320 -
        zacatecas America/Mexico_City 1620 -
    """,
    "ID": """
        bali Asia/Makassar 4400 -
        java Asia/Jakarta 156000 -
        sumatra Asia/Jakarta 60000 -
        sulawesi Asia/Makassar 20000 -
        papua Asia/Jayapura 4400 -
    """,
    "GB": """
        england Europe/London 57000 -
        scotland Europe/London 5500 -
        wales Europe/London 3100 -
        northern ireland Europe/London 1900 -
    """,
    "DE": """
        bayern Europe/Berlin 13400 -
        bavaria Europe/Berlin 13400 -
        sachsen Europe/Berlin 4000 -
        saxony Europe/Berlin 4000 -
        baden-württemberg Europe/Berlin 11300 -
        nordrhein-westfalen Europe/Berlin 18100 -
    """,
    "ES": """
        catalonia Europe/Madrid 7900 -
        catalunya Europe/Madrid 7900 -
        cataluña Europe/Madrid 7900 -
        canary islands Atlantic/Canary 2200 -
        canarias Atlantic/Canary 2200 -
        islas canarias Atlantic/Canary 2200 -
        mallorca Europe/Madrid 940 -
    """,
    "IT": """
        sicily Europe/Rome 4800 -
        sicilia Europe/Rome 4800 -
        sardinia Europe/Rome 1570 -
        sardegna Europe/Rome 1570 -
    """,
}

# Names of countries that the repository of locale data does not have.
COUNTRIES = {
    "GB": "uk|u.k|great britain|britain|the uk|the united kingdom|inglaterra|angleterre|inghilterra|engeland|großbritannien",
    "KR": "korea|republic of korea|corea|korea (south)|대한민국",
    "CZ": "czech republic|čr|chequia|tchéquie",
    "NL": "holland|the netherlands|hollande|holanda|olanda|pays-bas|países bajos",
    "AE": "uae|u.a.e",
    "CN": "prc|p.r. china|pr china|p. r. china|people's republic of china|mainland china|中华人民共和国",
    "TW": "taiwan, roc|r.o.c|chinese taipei",
    "TR": "türkiye|turkiye|turkey",
    "RO": "românia",
    "IL": "eretz israel",
    "HK": "hong kong sar",
    "VN": "viet nam|việt nam",
    "MM": "burma",
    "CI": "ivory coast",
    "MK": "macedonia",
    "IE": "republic of ireland",
    "BA": "bosnia",
    "CH": "suisse|schweiz|svizzera",
}

# Names that are ordinary words or, more often than the place, names of persons.
WORDS = set(
    "easter beulah casey cayenne chatham christmas cocos creston dawson gambier lindeman marengo mahe"
    " mawson monticello nassau noronha palmer petersburg sitka thule vostok wallis"
    " nice para reading mobile bath orange split same van male man mango date most tours metro mary pare passos provo perm hub mesa"
    " cork brits vista independence enterprise paradise centennial union carolina commerce jackson lincoln madison elizabeth"
    " victoria florence george henderson lawrence montgomery nancy norman preston salem savannah stanton tyler vincent warren"
    " wayne winston moreno castro ramos leon león laval davis logan merced lund faro rio ariel koç bebek tuzla siegen halle"
    " essen kassel ulm brest lens lille angers troy golden delta mission eden hamilton leiden como lodi lancaster chester"
    " newport burton bolton bradford irving garland carrollton allen clinton anderson cary pearl oral pau male sale mons gent"
    " ås bled regina jordan chad georgia marsala roma aspen goa mandi cali santa ponta java bali papua acre jersey virginia"
    " carlos diego francisco rosario trinidad jerez alma jena turkey cuba san barrie surrey richmond kingston windsor"
    " darwin newton hull stanley dover boulder buffalo providence lowell lynn chandler gilbert surprise augusta macon bedford"
    " palma coro rangel pemba upton auburn ames denton anna alexandria april august bar hof rade bo kira tete seeb engels"
    " rialto charlotte sofia kent marina gaya juba pati rose sydney austin houston lima serra mar ten sur wako nomi onna"
    " berne capri rende troyes mestre nome welkom barking billings bade balsas brusque canary chili concord corona cypress"
    " erode harrow limerick natal pest pueblo queens riverside ruse saga slough soul springs tunes woodlands guinea derby"
    " 川崎 岡崎 福井 松山 宮崎 長野 香川 千葉 富山 和光 日吉 本郷 秋田 大分 三重 東北 淡水 山形 伊都 石川 세종 파리 weimar batavia lemont kochi ise iwaki tama kure oda sakata tokai bern dubna".split()
)

# As above, of several words: saints are churches, hospitals and colleges everywhere.
WORDS |= {"st thomas", "st vincent", "st lucia", "st helena", "st johns", "st kitts", "new salem"}
