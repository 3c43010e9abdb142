"""Names of time zones collected by hand, for make-zone-names.py."""

# Zone → how English announcements name it, parted by |.
PHRASES = {
    "America/New_York": "eastern|us eastern|us eastern time|eastern us time|eastern time us|east coast time|us east coast"
    " time|eastern time zone|new york time|new york city time|nyc time|ny time|boston time|princeton time|eastern"
    " standard/daylight time|us/eastern|est/edt|edt/est|et (us)|us est|us edt|us et|america/new york",
    "America/Chicago": "us central|us central time|central us time|central time us|chicago time|central time zone|us/central"
    "|cst/cdt|cdt/cst|us cst|us cdt|us ct|texas time",
    "America/Denver": "us mountain|us mountain time|mountain time us|denver time|mountain time zone|us/mountain|mst/mdt"
    "|mdt/mst|us mst|us mdt|us mt",
    "America/Phoenix": "arizona time|phoenix time|us/arizona|mst (arizona)|arizona mst",
    "America/Los_Angeles": "us pacific|us pacific time|pacific us time|pacific time us|west coast time|us west coast time"
    "|pacific time zone|los angeles time|la time|california time|san francisco time|seattle time|us/pacific|pst/pdt|pdt/pst"
    "|us pst|us pdt|us pt|stanford time|berkeley time",
    "America/Anchorage": "us alaska|alaskan time|us/alaska",
    "Pacific/Honolulu": "hawaii time|hawaiian time|honolulu time|us/hawaii",
    "America/Toronto": "toronto time|montreal time|ottawa time|eastern time (canada)|waterloo time|canada/eastern"
    "|quebec time",
    "America/Vancouver": "vancouver time|bc time|british columbia time|pacific time (canada)|canada/pacific",
    "America/Edmonton": "edmonton time|calgary time|alberta time|mountain time (canada)|banff time|canada/mountain",
    "America/Winnipeg": "winnipeg time|manitoba time|canada/central",
    "America/Halifax": "halifax time|canada/atlantic",
    "America/Mexico_City": "mexico city time|mexico time|mexican time|central mexico time|central mexican time",
    "America/Sao_Paulo": "brazil time|brazilian time|brasilia time|brasília time|sao paulo time|são paulo time|rio time",
    "America/Argentina/Buenos_Aires": "buenos aires time|argentinian time|argentine time",
    "America/Santiago": "chilean time|santiago time",
    "America/Bogota": "colombian time|bogota time|bogotá time",
    "America/Lima": "peruvian time|lima time",
    "America/Montevideo": "uruguayan time|montevideo time",
    "Europe/London": "uk time|u.k. time|british time|london time|england time|gmt/bst|bst/gmt|uk local time|time in london"
    "|oxford time|cambridge uk time|edinburgh time|united kingdom time|uk bst",
    "Europe/Dublin": "irish time|dublin time|ireland time",
    "Europe/Lisbon": "lisbon time|portuguese time|portugal time|wet/west",
    "Europe/Paris": "paris time|french time|france time|cet/cest|cest/cet|ce(s)t|central europe time|central"
    " european (summer) time|european central time|central european time (paris)|european time|cet (paris time)",
    "Europe/Berlin": "berlin time|german time|germany time|me(s)z|mez/mesz|munich time|bonn time|frankfurt time",
    "Europe/Vienna": "vienna time|austrian time",
    "Europe/Zurich": "zurich time|swiss time|switzerland time|geneva time|zürich time",
    "Europe/Rome": "rome time|italian time|italy time|trieste time",
    "Europe/Madrid": "madrid time|spanish time|spain time|barcelona time",
    "Europe/Amsterdam": "amsterdam time|dutch time|netherlands time",
    "Europe/Brussels": "brussels time|belgian time",
    "Europe/Copenhagen": "copenhagen time|danish time",
    "Europe/Oslo": "oslo time|norwegian time",
    "Europe/Stockholm": "stockholm time|swedish time",
    "Europe/Helsinki": "helsinki time|finnish time|eet/eest",
    "Europe/Warsaw": "warsaw time|polish time",
    "Europe/Prague": "prague time|czech time",
    "Europe/Budapest": "budapest time|hungarian time",
    "Europe/Athens": "athens time|greek time",
    "Europe/Bucharest": "bucharest time|romanian time",
    "Europe/Sofia": "sofia time|bulgarian time",
    "Europe/Zagreb": "zagreb time|croatian time",
    "Europe/Belgrade": "belgrade time|serbian time",
    "Europe/Ljubljana": "ljubljana time|slovenian time",
    "Europe/Kyiv": "kyiv time|kiev time|ukrainian time|ukraine time",
    "Europe/Moscow": "moscow time|russian time|msk time",
    "Europe/Istanbul": "istanbul time|turkish time|turkey time|türkiye time|turkiye time|ankara time",
    "Asia/Hebron": "palestine time|palestinian time|ramallah time",
    "Asia/Gaza": "gaza time",
    "Asia/Jerusalem": "israel time|israeli time|jerusalem time|tel aviv time|israel local time|israel standard/daylight time",
    "Asia/Tehran": "tehran time|iranian time|iran local time",
    "Asia/Dubai": "dubai time|uae time|abu dhabi time",
    "Asia/Riyadh": "riyadh time|saudi time|saudi arabia time|makkah time|mecca time",
    "Asia/Qatar": "doha time|qatar time",
    "Africa/Cairo": "cairo time|egyptian time|egypt time",
    "Africa/Casablanca": "moroccan time|morocco time",
    "Africa/Lagos": "nigerian time|lagos time",
    "Africa/Nairobi": "nairobi time|kenyan time",
    "Africa/Johannesburg": "south african time|johannesburg time|cape town time",
    "Africa/Tunis": "tunisian time|tunis time",
    "Africa/Algiers": "algerian time|algiers time",
    "Asia/Kolkata": "india time|indian time|indian standard time|ist (india)|mumbai time|bangalore time|delhi time|kolkata"
    " time|new delhi time|chennai time|ist india",
    "Asia/Karachi": "pakistani time|karachi time",
    "Asia/Dhaka": "dhaka time|bangladeshi time",
    "Asia/Kathmandu": "nepali time|kathmandu time",
    "Asia/Bangkok": "bangkok time|thai time|thailand time",
    "Asia/Ho_Chi_Minh": "vietnam time|vietnamese time|hanoi time",
    "Asia/Jakarta": "jakarta time|west indonesia time",
    "Asia/Manila": "manila time|philippines time",
    "Asia/Singapore": "singapore local time",
    "Asia/Kuala_Lumpur": "kuala lumpur time|malaysian time",
    "Asia/Hong_Kong": "hongkong time|hkt time|hk time|hong kong local time",
    "Asia/Shanghai": "beijing time|chinese time|shanghai time|beijing standard time|china local time|cst (beijing)|cst"
    " (china)|china time (cst)|beijing, china time|gmt+8 beijing time|hangzhou time|peking time",
    "Asia/Taipei": "taiwan time|taiwanese time|taiwan standard time|cst (taiwan)",
    "Asia/Tokyo": "tokyo time|japanese time|japanese standard time|japan local time|kyoto time",
    "Asia/Seoul": "korea time|south korea time|korea standard time|seoul time|kst (korea)|korean local time",
    "Australia/Sydney": "sydney time|melbourne/sydney time|sydney/melbourne time|aest/aedt|aedt/aest|canberra time|australian"
    " eastern time|sydney local time|ae(s|d)t",
    "Australia/Melbourne": "melbourne time",
    "Australia/Brisbane": "brisbane time|queensland time",
    "Australia/Adelaide": "adelaide time",
    "Australia/Perth": "perth time",
    "Pacific/Auckland": "nz time|auckland time|wellington time|nzst/nzdt|nzdt/nzst",
    "Etc/UTC": "universal time|coordinated universal time|universal coordinated time|zulu time|world time|utc time",
    "Etc/GMT": "greenwich time|greenwich mean time|gmt time",
    "Etc/GMT+12": "anywhere on earth|anywhere on earth time|aoe time",
}

# Zoom's names that are not the last part of the zone's id.
ZOOM_NAMES = {
    "Midway Island, Samoa": "Pacific/Midway",
    "Independent State of Samoa": "Pacific/Apia",
    "Hawaii": "Pacific/Honolulu",
    "Alaska": "America/Anchorage",
    "Pacific Time (US and Canada)": "America/Los_Angeles",
    "Mountain Time (US and Canada)": "America/Denver",
    "Central Time (US and Canada)": "America/Chicago",
    "Eastern Time (US and Canada)": "America/New_York",
    "Arizona": "America/Phoenix",
    "Saskatchewan": "America/Regina",
    "Indiana (East)": "America/Indiana/Indianapolis",
    "Montreal": "America/Toronto",
    "Atlantic Time (Canada)": "America/Halifax",
    "Newfoundland and Labrador": "America/St_Johns",
    "Brasilia": "America/Sao_Paulo",
    "Buenos Aires, Georgetown": "America/Argentina/Buenos_Aires",
    "Greenland": "America/Nuuk",
    "Cape Verde Islands": "Atlantic/Cape_Verde",
    "Greenwich Mean Time": "Etc/GMT",
    "Universal Time UTC": "Etc/UTC",
    "West Central Africa": "Africa/Bangui",
    "Belgrade, Bratislava, Ljubljana": "Europe/Belgrade",
    "Sarajevo, Skopje, Zagreb": "Europe/Zagreb",
    "Amsterdam, Berlin, Rome, Stockholm, Vienna": "Europe/Berlin",
    "Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna": "Europe/Berlin",
    "Brussels, Copenhagen, Madrid, Paris": "Europe/Paris",
    "Prague Bratislava": "Europe/Prague",
    "Prague, Bratislava": "Europe/Prague",
    "Harare, Pretoria": "Africa/Harare",
    "Kiev": "Europe/Kyiv",
    "Kyiv": "Europe/Kyiv",
    "Baku, Tbilisi, Yerevan": "Asia/Baku",
    "Islamabad, Karachi, Tashkent": "Asia/Tashkent",
    "India": "Asia/Kolkata",
    "Mumbai, Kolkata, New Delhi": "Asia/Kolkata",
    "Chennai, Kolkata, Mumbai, New Delhi": "Asia/Kolkata",
    "Dacca": "Asia/Dhaka",
    "Astana, Dhaka": "Asia/Dhaka",
    "Vietnam": "Asia/Ho_Chi_Minh",
    "Irkutsk, Ulaanbaatar": "Asia/Irkutsk",
    "Beijing, Shanghai": "Asia/Shanghai",
    "Hong Kong SAR": "Asia/Hong_Kong",
    "Osaka, Sapporo, Tokyo": "Asia/Tokyo",
    "Guam, Port Moresby": "Pacific/Port_Moresby",
    "Canberra, Melbourne, Sydney": "Australia/Sydney",
    "Solomon Islands": "Pacific/Guadalcanal",
    "New Caledonia": "Pacific/Noumea",
    "Fiji Islands, Marshall Islands": "Pacific/Fiji",
    "Auckland, Wellington": "Pacific/Auckland",
}

# Zones that Zoom calls by the last part of their id.
ZOOM_CITIES = """
Pacific/Pago_Pago America/Juneau America/Vancouver America/Tijuana America/Edmonton America/Mazatlan America/Chihuahua
America/Winnipeg America/Mexico_City America/Monterrey America/Guatemala America/Costa_Rica America/El_Salvador
America/Managua America/Tegucigalpa America/Panama America/Bogota America/Lima America/Puerto_Rico America/Caracas
America/Halifax America/Santiago America/Montevideo America/Sao_Paulo America/La_Paz America/Asuncion America/Guayaquil
America/Toronto America/Havana America/Jamaica Atlantic/Azores Atlantic/Reykjavik Europe/Dublin Europe/London Europe/Lisbon
Africa/Casablanca Africa/Nouakchott Africa/Algiers Africa/Tunis Africa/Lagos Africa/Accra Europe/Oslo Europe/Copenhagen
Europe/Brussels Europe/Berlin Europe/Amsterdam Europe/Rome Europe/Stockholm Europe/Vienna Europe/Luxembourg Europe/Paris
Europe/Zurich Europe/Madrid Europe/Warsaw Europe/Prague Europe/Budapest Europe/Belgrade Africa/Tripoli Africa/Cairo
Africa/Johannesburg Africa/Khartoum Africa/Harare Europe/Helsinki Africa/Nairobi Europe/Sofia Europe/Istanbul Europe/Athens
Europe/Bucharest Asia/Nicosia Asia/Beirut Asia/Damascus Asia/Jerusalem Asia/Amman Asia/Riyadh Asia/Kuwait Asia/Bahrain
Asia/Qatar Asia/Aden Africa/Djibouti Africa/Mogadishu Europe/Minsk Europe/Moscow Europe/Chisinau Asia/Baghdad Asia/Tehran
Asia/Dubai Asia/Muscat Asia/Baku Asia/Kabul Asia/Yekaterinburg Asia/Tashkent Asia/Kolkata Asia/Kathmandu Asia/Almaty
Asia/Novosibirsk Asia/Dhaka Asia/Krasnoyarsk Asia/Bangkok Asia/Jakarta Asia/Irkutsk Asia/Shanghai Asia/Hong_Kong Asia/Taipei
Asia/Kuala_Lumpur Asia/Singapore Asia/Manila Asia/Colombo Asia/Karachi Asia/Yangon Asia/Ulaanbaatar Australia/Perth
Asia/Yakutsk Asia/Seoul Asia/Tokyo Australia/Darwin Australia/Adelaide Asia/Vladivostok Australia/Brisbane Australia/Sydney
Australia/Melbourne Australia/Hobart Asia/Magadan Asia/Kamchatka Pacific/Auckland Pacific/Guam Pacific/Fiji Asia/Tbilisi
Asia/Yerevan Europe/Riga Europe/Tallinn Europe/Vilnius Europe/Sarajevo Europe/Skopje Europe/Zagreb Europe/Ljubljana
""".split()
