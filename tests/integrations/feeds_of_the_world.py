"""Documents as sites write them: one per kind, made for the tests."""

from __future__ import annotations

import json

RSS_2 = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:atom="http://www.w3.org/2005/Atom">
 <channel>
  <title>Coffee &amp; more</title><link>https://blog.example/</link>
  <atom:link href="https://blog.example/feed" rel="self"/>
  <image><title>Logo</title><link>https://blog.example/logo</link></image>
  <item>
   <title>Second</title><link>/posts/2</link><guid isPermaLink="false">post-2</guid>
   <dc:creator>Reader &lt;b&gt;One&lt;/b&gt;</dc:creator><pubDate>Fri, 27 Nov 2026 12:00:00 +0300</pubDate>
   <description>short</description>
   <content:encoded><![CDATA[<p>The beans are <b>burnt</b>.</p>
    <script>alert(1)</script><p>5 &lt; 6 &amp; so on</p>]]></content:encoded>
  </item>
  <item><title>First</title><link>https://blog.example/posts/1</link><author>one@blog.example (One)</author>
   <pubDate>Thu, 26 Nov 2026 09:00:00 GMT</pubDate><description>Hello&lt;br/&gt;there</description></item>
 </channel>
</rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
 <title type="html">Coffee &amp;amp; more</title><id>urn:feed</id><updated>2026-11-27T10:00:00Z</updated>
 <author><name>The Blog</name></author>
 <entry>
  <id>urn:2</id><title>Second</title><updated>2026-11-27T11:00:00Z</updated><published>2026-11-27T09:00:00Z</published>
  <link rel="edit" href="https://blog.example/edit"/><link href="https://blog.example/posts/2"/>
  <author><name>Reader One</name><uri>https://one.example</uri></author>
  <source><id>urn:other</id><title>Other</title></source>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
   <p>The beans are <b>burnt</b>.</p><p>5 &lt; 6 &amp; so on</p></div></content>
 </entry>
 <entry><id>urn:1</id><title>First</title><updated>2026-11-26T09:00:00+00:00</updated>
  <link rel="alternate" href="https://blog.example/posts/1"/><summary type="text">Hello there</summary></entry>
</feed>"""

RSS_1 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
         xmlns:dc="http://purl.org/dc/elements/1.1/">
 <channel rdf:about="https://blog.example/"><title>Coffee &amp; more</title></channel>
 <item rdf:about="https://blog.example/posts/1"><title>First</title><link>https://blog.example/posts/1</link>
  <description>Hello there</description><dc:date>2026-11-26T09:00:00Z</dc:date></item>
 <item rdf:about="https://blog.example/posts/2"><title>Second</title><link>https://blog.example/posts/2</link>
  <description>The beans are burnt.</description><dc:creator>Reader One</dc:creator>
  <dc:date>2026-11-27T09:00Z</dc:date></item>
</rdf:RDF>"""

VIDEOS = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
      xmlns="http://www.w3.org/2005/Atom">
 <title>Coffee &amp; more</title>
 <entry><id>yt:video:2</id><title>Second</title><link rel="alternate" href="https://video.example/watch?v=2"/>
  <author><name>Reader One</name></author><published>2026-11-27T09:00:00+00:00</published>
  <media:group><media:title>Other title</media:title>
   <media:description>The beans are burnt.</media:description></media:group>
 </entry>
</feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Coffee & more",
        "authors": [{"name": "The Blog"}],
        "items": [
            {
                "id": 2,
                "url": "https://blog.example/posts/2",
                "title": "Second",
                "content_html": "<p>The beans are <b>burnt</b>.</p>",
                "date_published": "2026-11-27T09:00:00Z",
                "authors": [{"name": "Reader One"}],
            },
            {"id": "1", "url": "https://blog.example/posts/1", "content_text": "Hello there", "summary": "no"},
        ],
    }
)

BROKEN = """<rss version="2.0"><channel><title>Coffee & more</title>
<item><title>Second</title><link>https://blog.example/posts/2</link>
<description>The beans are <b>burnt</b>&nbsp;& bitter.</description>
<pubDate>Fri, 27 Nov 2026 09:00:00 GMT</pubDate></item>
<item><title>First</title><link>https://blog.example/posts/1</link><description>Hello there</description></item>
</channel></rss>"""

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><rss><channel><item><title>&i;</title></item></channel></rss>"
)
STRANGER = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><title>&f;</title></item></channel></rss>"
)
PARAMETER = (
    '<!DOCTYPE rss [<!ENTITY % d SYSTEM "http://127.0.0.1:9/x.dtd"> %d;]>'
    "<rss><channel><title>x</title><item><title>&late;</title></item></channel></rss>"
)
QUADRATIC = (
    f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]>'
    f"<rss><channel><item><title>{'&a;' * 20_000}</title></item></channel></rss>"
)

SITE = """<!doctype html><html><head><title>Coffee</title>
<link rel="stylesheet" href="/style.css">
<link rel="alternate" type="application/json" href="/wp-json/pages/2">
<LINK REL='alternate' type='application/rss+xml' title='Comments on Coffee' href='/comments/feed/'>
<link rel="alternate" type="application/rss+xml" title="Coffee" href="/feed/?a=1&amp;b=2" />
</head><body>Welcome</body></html>"""
