<?xml version="1.0" encoding="UTF-8"?>
<!-- Shared by docbook.xsl and tei.xsl: how the text of docparse's XML is read. In a document, report or
     section the text between blocks is the marker, closing punctuation and line ends; it is not copied. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:d="urn:docparse:1" exclude-result-prefixes="d">
  <!-- The language of the text. -->
  <xsl:param name="lang" select="'zh'"/>

  <xsl:variable name="blanks" select="' &#9;&#13;&#160;&#8194;&#8195;&#12288;'"/>
  <xsl:variable name="digits" select="'0123456789'"/>
  <!-- The characters that a word in Latin letters may begin or end with. -->
  <xsl:variable name="latin">!"#$%&amp;'()*+,-./0123456789:;&lt;=&gt;?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~</xsl:variable>

  <xsl:variable name="blocks" select="' section report title p figure table list code quote rule raw '"/>

  <!-- The title on the line of a section's marker is that of its heading; one below is a block. -->
  <xsl:key name="heading" use="generate-id(..)"
           match="d:report/d:title[not(contains(translate(preceding-sibling::text()[1], '&#13;', '&#10;'), '&#10;'))]
                | d:section[@kind != 'item']/d:title[not(contains(translate(preceding-sibling::text()[1], '&#13;', '&#10;'), '&#10;'))]"/>

  <!-- The text of an item that is on the line of its marker. -->
  <xsl:key name="opening" use="generate-id(..)"
           match="d:section[@kind = 'item']/d:p[not(contains(translate(preceding-sibling::text()[1], '&#13;', '&#10;'), '&#10;'))]
                                              [not(preceding-sibling::*[1][self::d:section or self::d:p])]"/>

  <!-- The parts of the front matter that go before the text; those of an official document stay in it. -->
  <xsl:key name="front" use="generate-id()"
           match="d:document/d:title[not(preceding-sibling::d:title)] | d:document[d:title]/d:p[@role = 'subtitle' or @role = 'byline'
                or @role = 'signature' or @role = 'date' or @role = 'abstract' or @role = 'keywords']"/>

  <!-- Parsers check a literal xml:id, so it is made this way. -->
  <xsl:template name="id">
    <xsl:attribute name="xml:id"><xsl:value-of select="@id"/></xsl:attribute>
  </xsl:template>

  <!-- The marker of a section, with a blank where its author set one between it and `words`. -->
  <xsl:template name="marker">
    <xsl:param name="words"/>
    <!-- The marker that the option numbering puts in its place. -->
    <xsl:variable name="shown" select="@shown | @marker[not(../@shown)]"/>
    <xsl:value-of select="$shown"/>
    <xsl:if test="$words and $shown != ''">
      <xsl:variable name="before" select="$words/preceding-sibling::node()[1]"/>
      <xsl:variable name="last" select="substring($before, string-length($before))"/>
      <xsl:if test="$last != '' and contains($blanks, $last)"><xsl:text> </xsl:text></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="text()"/>

  <!-- Mode line: the inside of a paragraph. -->

  <xsl:template match="text()" mode="line">
    <xsl:value-of select="translate(., '&#10;&#13;', '  ')"/>
  </xsl:template>

  <xsl:template match="d:char" mode="line">&#xFFFD;</xsl:template>

  <!-- A picture without an address. -->
  <xsl:template match="d:img" mode="line"><xsl:value-of select="@alt"/></xsl:template>

  <!-- A line's end inside a paragraph, or furniture: Chinese is joined with nothing, Latin words with a blank. -->
  <xsl:template match="d:furniture" mode="line" name="join">
    <!-- One step a variable: libxslt looks at all siblings where a second condition follows [1]. -->
    <xsl:variable name="after" select="following-sibling::node()[1]"/>
    <xsl:variable name="beside" select="preceding-sibling::node()[1]"/>
    <xsl:variable name="text" select="preceding-sibling::text()[1]"/>
    <xsl:variable name="before" select="$beside[not(self::d:furniture)] | $text[$beside/self::d:furniture]"/>
    <xsl:variable name="last" select="substring($before, string-length($before))"/>
    <xsl:variable name="next" select="substring($after[not(self::d:furniture)], 1, 1)"/>
    <xsl:if test="$last != '' and $next != '' and contains($latin, $last) and contains($latin, $next)
                  and not(contains($digits, $last) and contains($digits, $next))">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Mode verbatim: code and the like, line by line. -->

  <xsl:template match="text()" mode="verbatim">
    <xsl:value-of select="translate(., '&#13;', '')"/>
  </xsl:template>

  <xsl:template match="d:list | d:item | d:table | d:row | d:cell | d:quote | d:raw | d:mark" mode="verbatim">
    <xsl:apply-templates mode="verbatim"/>
  </xsl:template>

  <!-- Marks never go on after a line's end. -->
  <xsl:template match="*" mode="verbatim"><xsl:apply-templates select="." mode="line"/></xsl:template>

  <!-- Keywords: call template "keyword" with each `word` of a paragraph 关键词：群众；工作. -->

  <xsl:template name="keywords">
    <xsl:variable name="label" select="substring-before(translate(., '：】', '::'), ':')"/>
    <xsl:variable name="words" select="substring(., (string-length($label) + 2) * boolean($label))"/>
    <xsl:variable name="parted" select="translate($words, ';,，、', '；；；；')"/>
    <xsl:call-template name="next-keyword">
      <xsl:with-param name="words">
        <xsl:choose>
          <xsl:when test="contains($parted, '；')"><xsl:value-of select="$parted"/></xsl:when>
          <!-- 群众路线 群众观点: blanks separate words where nothing else does. -->
          <xsl:otherwise><xsl:value-of select="translate($words, ' &#12288;', '；；')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Processors limit how deep templates may call; of more words than `most` the last are one piece. -->
  <xsl:template name="next-keyword">
    <xsl:param name="words"/>
    <xsl:param name="most" select="100"/>
    <xsl:variable name="parted" select="contains($words, '；') and $most > 0"/>
    <xsl:variable name="word">
      <xsl:choose>
        <xsl:when test="$parted"><xsl:value-of select="substring-before($words, '；')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="normalize-space($word)">
      <xsl:call-template name="keyword">
        <xsl:with-param name="word" select="normalize-space($word)"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$parted">
      <xsl:call-template name="next-keyword">
        <xsl:with-param name="words" select="substring-after($words, '；')"/>
        <xsl:with-param name="most" select="$most - 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
