"""What can be wrong with the settings (X3xx)."""

from builder.diagnostics import Problem, Severity
from builder.messages import N_

NO_SETTINGS = Problem(
    code="X301",
    severity=Severity.ERROR,
    message=N_("there is no site here: site_src/site.yaml is missing"),
    hint=N_("go into the folder of the site, or make a new one with “xuexi init FOLDER”"),
    explanation=N_("A site is a folder with site_src/site.yaml in it, and lessons/ beside that."),
)
BAD_BASE_URL = Problem(
    code="X302",
    severity=Severity.ERROR,
    message=N_("“{value}” is not the address of a site"),
    hint=N_("write it whole, such as https://xuexi.example.com/portal/"),
    explanation=N_("Feeds, the sitemap and shares need the whole address, with http:// or https://."),
    bad="base_url: xuexi.example.com",
    good="base_url: https://xuexi.example.com/",
)
BAD_LANGUAGE = Problem(
    code="X303",
    severity=Severity.WARNING,
    message=N_("pages are not made in the language “{value}”; zh-CN is taken"),
    hint=N_("write zh-CN or en, or add a catalog to your theme"),
    explanation=N_("The theme has its sentences in Chinese and English."),
    bad="language: chinese",
    good="language: zh-CN",
)
BAD_LINK = Problem(
    code="X304",
    severity=Severity.ERROR,
    message=N_("“{value}” is not an address that a page may lead to"),
    hint=N_("use an address that begins with http:// or https://"),
    explanation=N_("Addresses such as javascript:… would run in the reader's browser, so they are never written."),
    bad="menu: [{title: 报纸, url: 'javascript:alert(1)'}]",
    good="menu: [{title: 报纸, url: https://paper.example.com/}]",
)
DUPLICATE_TOPIC = Problem(
    code="X305",
    severity=Severity.WARNING,
    message=N_("the topic “{name}” stands here twice; the first counts"),
    hint=N_("remove one of them"),
    explanation=N_("Two topics with one name cannot be told apart."),
    bad="topics: [安全, 安全]",
    good="topics: [安全, 党史]",
)
BAD_TIMEZONE = Problem(
    code="X306",
    severity=Severity.WARNING,
    message=N_("there is no time zone “{value}”; China's is taken"),
    hint=N_("write Asia/Shanghai"),
    explanation=N_("The time zone says when a new day begins for lessons that are published on a date."),
    bad="timezone: Beijing",
    good="timezone: Asia/Shanghai",
)
