SITENAME = "Briefings"
SITEURL = "https://press.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
PLUGINS = []
ARTICLE_TRANSLATION_ID = "slug"
ARTICLE_URL = "briefings/{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = "briefings/{date:%Y}/{date:%m}/{slug}/index.html"
ARTICLE_LANG_URL = ARTICLE_URL
ARTICLE_LANG_SAVE_AS = ARTICLE_SAVE_AS
SLUGIFY_SOURCE = "basename"
YEAR_ARCHIVE_SAVE_AS = "archives/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "archives/{date:%Y}/{date:%m}/index.html"
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"tag": 20, "period_archives": 20}
DIRECT_TEMPLATES = ["index", "tags"]
CATEGORY_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = "feed.xml"
TAG_FEED_ATOM = "tag/{slug}.xml"
# A page of its own folder: else page 4 of `outlet-2` is written where the first of `outlet-24` belongs.
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 50
DELETE_OUTPUT_DIRECTORY = True
